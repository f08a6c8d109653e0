import assert from "node:assert/strict";
import { test } from "node:test";
import { algorithmByCode, type PasskeyPolicy } from "@mingjian/ledger/crypto/algorithms.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { fromHex } from "@mingjian/ledger/crypto/hex.ts";
import { opensslEd25519 } from "@mingjian/node/crypto/ed25519.ts";
import { verifySignature } from "@mingjian/node/crypto/verifiers.ts";
import { publishedSignatureVectors, signatureVectors } from "./crypto-vectors.ts";
import { runVectors } from "./vector-run.ts";

type Verify = (publicKey: Bytes, digest: Bytes, signature: Bytes, policy?: PasskeyPolicy) => boolean;

test("the published signature vectors are the ones the rules make", () => {
	assert.deepEqual(publishedSignatureVectors(), signatureVectors());
});

for (const { algorithm, code, tests } of publishedSignatureVectors()) {
	const verifiers: Readonly<Record<string, Verify>> = {
		portable: algorithmByCode(code)!.verify,
		native: (...question) => verifySignature(code, ...question),
		...(algorithm === "Ed25519" && {
			OpenSSL: (publicKey, digest, signature) =>
				digest.length === 32 && opensslEd25519(publicKey, digest, signature),
		}),
	};
	for (const [implementation, verify] of Object.entries(verifiers)) {
		test(`the ${implementation} ${algorithm} gives the published verdicts`, () => {
			runVectors(
				`crypto-signatures.json ${algorithm} by the ${implementation} verifier`,
				tests.map(({ about, publicKey, digest, signature, policy, valid }) => ({
					about,
					expected: valid,
					answer: () => verify(fromHex(publicKey), fromHex(digest), fromHex(signature), policy),
				})),
			);
		});
	}
	test(`the ${algorithm} key check tells keys from octets that are none`, () => {
		runVectors(
			`crypto-signatures.json ${algorithm} keys`,
			tests.map(({ about, publicKey, publicKeyValid }) => ({
				about,
				expected: publicKeyValid,
				answer: () => algorithmByCode(code)!.checkPublicKey(fromHex(publicKey)),
			})),
		);
	});
}

test("a code without an algorithm verifies nothing", () => {
	const [ed25519] = publishedSignatureVectors();
	const { publicKey, digest, signature } = ed25519!.tests[0]!;
	for (const code of [0, 5, 255, -1, Number.NaN]) {
		assert.equal(verifySignature(code, fromHex(publicKey), fromHex(digest), fromHex(signature)), false);
		assert.equal(algorithmByCode(code), undefined);
	}
});
