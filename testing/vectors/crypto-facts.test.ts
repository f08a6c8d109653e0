import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { toBase32 } from "@mingjian/ledger/crypto/base32.ts";
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { canonicalJson, commitment } from "@mingjian/ledger/crypto/canonical-json.ts";
import { signatureFromDer, signatureToDer } from "@mingjian/ledger/crypto/ecdsa-der.ts";
import { ed25519PublicKey, signEd25519, verifyEd25519 } from "@mingjian/ledger/crypto/ed25519.ts";
import { EncodingError } from "@mingjian/ledger/crypto/encoding-error.ts";
import { fromHex, toHex } from "@mingjian/ledger/crypto/hex.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { sm3 } from "@mingjian/ledger/crypto/sm3.ts";
import { verifyEd25519 as nativeEd25519 } from "@mingjian/node/crypto/ed25519.ts";
import { opensslSha256, opensslSm3 } from "@mingjian/node/crypto/hash.ts";
import { runVectors, type VectorTest } from "./vector-run.ts";

const facts = JSON.parse(readFileSync(join(import.meta.dirname, "../../spec/vectors/crypto.json"), "utf8"));

interface Codec {
	readonly encode: (bytes: Bytes) => string;
	readonly decode: (text: string) => Bytes;
}

const codecs: Readonly<Record<string, Codec>> = {
	hex: { encode: toHex, decode: fromHex },
	base64: { encode: toBase64, decode: fromBase64 },
	base64url: { encode: toBase64Url, decode: fromBase64Url },
};

for (const [name, { encode, decode }] of Object.entries(codecs)) {
	test(`${name} reads what it writes and refuses every other text`, () => {
		const { valid, invalid } = facts[name] as {
			valid: { octets: string; text: string }[];
			invalid: string[];
		};
		const good = valid.map(({ octets, text }): VectorTest => {
			const answer = () => encode(fromHex(octets)) === text && toHex(decode(text)) === octets;
			return { about: text, expected: true, answer };
		});
		const bad = invalid.map(
			(text): VectorTest => ({ about: text, expected: false, answer: () => decodes(text, decode) }),
		);
		runVectors(`crypto.json ${name}`, [...good, ...bad]);
	});
}

const hashes = { sha256: [sha256, opensslSha256], sm3: [sm3, opensslSm3] } as const;
for (const [name, [portable, native]] of Object.entries(hashes)) {
	test(`${name} gives the published hashes, portable and native`, () => {
		const tests = (facts[name] as { octets: string; hash: string }[]).map(({ octets, hash }): VectorTest => {
			const answer = () =>
				toHex(portable(fromHex(octets))) === hash && toHex(native(fromHex(octets))) === hash;
			return { about: octets, expected: true, answer };
		});
		runVectors(`crypto.json ${name}`, tests, true);
	});
}

test("base32, canonical JSON, commitments and key names are the published ones", () => {
	const { base32, canonicalJson: json, commitments, keyIds } = facts;
	for (const { octets, text } of base32) assert.equal(toBase32(fromHex(octets)), text);
	for (const { value, text } of json.valid) assert.equal(canonicalJson(value), text);
	for (const { salt, value, commitment: hash } of commitments) {
		assert.equal(toHex(commitment(fromHex(salt), value)), hash);
		assert.notEqual(toHex(commitment(fromHex(salt), [value])), hash);
	}
	for (const { code, publicKey, keyId: name } of keyIds) {
		assert.equal(keyId(code, fromHex(publicKey)), name);
		assert.notEqual(keyId(code + 1, fromHex(publicKey)), name);
	}
	assert.ok(base32.length && json.valid.length && commitments.length && keyIds.length);
});

test("signs and verifies the messages of RFC 8032 §7.1, portable and native", () => {
	const tests = (facts.ed25519Rfc8032 as Record<string, string>[]).flatMap((fact): VectorTest[] => {
		const [secret, key, message, signature] = ["secretKey", "publicKey", "message", "signature"].map((name) =>
			fromHex(fact[name]!),
		) as [Bytes, Bytes, Bytes, Bytes];
		assert.deepEqual(ed25519PublicKey(secret), key);
		assert.deepEqual(signEd25519(secret, message), signature);
		const longer = Uint8Array.of(...message, 0);
		return [verifyEd25519, nativeEd25519].flatMap((verify) => [
			{ about: fact.about!, expected: true, answer: () => verify(key, message, signature) },
			{ about: `${fact.about}, longer`, expected: false, answer: () => verify(key, longer, signature) },
		]);
	});
	runVectors("crypto.json RFC 8032", tests);
});

test("reads the one DER of a signature and refuses every other", () => {
	const { valid, invalid } = facts.ecdsaDer as {
		valid: { signature: string; der: string }[];
		invalid: string[];
	};
	const good = valid.map(({ signature, der }): VectorTest => {
		const answer = () =>
			toHex(signatureToDer(fromHex(signature))) === der &&
			toHex(signatureFromDer(fromHex(der))!) === signature;
		return { about: der, expected: true, answer };
	});
	const bad = invalid.map((der): VectorTest => {
		return { about: der, expected: false, answer: () => signatureFromDer(fromHex(der)) !== undefined };
	});
	runVectors("crypto.json ECDSA DER", [...good, ...bad]);
});

function decodes(text: string, decode: (text: string) => Bytes): boolean {
	try {
		decode(text);
		return true;
	} catch (cause) {
		assert.ok(cause instanceof EncodingError);
		return false;
	}
}
