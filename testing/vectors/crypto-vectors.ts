import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { algorithms } from "@mingjian/ledger/crypto/algorithms.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { ed25519Cases } from "./cases/ed25519-cases.ts";
import { p256Cases } from "./cases/p256-cases.ts";
import { passkeyCases } from "./cases/passkey-cases.ts";
import type { SignatureCase } from "./cases/signature-case.ts";
import { sm2Cases } from "./cases/sm2-cases.ts";

const cases: Readonly<Record<string, () => SignatureCase[]>> = {
	Ed25519: ed25519Cases,
	"P-256": p256Cases,
	passkey: passkeyCases,
	SM2: sm2Cases,
};

/** Where the published vectors of spec/crypto.md are; the signatures of each algorithm are made by `signatureVectors`. */
export const signatureVectorsFile = join(import.meta.dirname, "../../spec/vectors/crypto-signatures.json");

/** The cases of every algorithm as any language reads them: octets in hexadecimal. */
export function signatureVectors() {
	const shown = ({ about, publicKey, digest, signature, policy, valid, badKey }: SignatureCase) => ({
		about,
		publicKey: toHex(publicKey),
		digest: toHex(digest),
		signature: toHex(signature),
		...(policy && { policy }),
		valid,
		publicKeyValid: !badKey,
	});
	return algorithms.map(({ name, code }) => ({ algorithm: name, code, tests: cases[name]!().map(shown) }));
}

/** The published file, parsed. */
export function publishedSignatureVectors(): ReturnType<typeof signatureVectors> {
	return JSON.parse(readFileSync(signatureVectorsFile, "utf8"));
}

// `node testing/vectors/crypto-vectors.ts` publishes anew, after a rule has changed.
if (import.meta.main)
	writeFileSync(signatureVectorsFile, `${JSON.stringify(signatureVectors(), null, "\t")}\n`);
