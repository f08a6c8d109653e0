import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { sm2 as reference } from "sm-crypto-v2";
import { concat, fromInteger } from "./bytes.ts";
import { fromHex, toHex } from "./hex.ts";
import { sm2Signer } from "./signer.ts";
import { Sm2Point, sm2Algorithm, sm2Key, verifySm2Hash } from "./sm2.ts";
import { sm3 } from "./sm3.ts";

const octets = fc.uint8Array({ minLength: 32, maxLength: 32 });
const secrets = octets.map((secret) => secret.with(0, 1));

test("SM3 is OpenSSL's SM3 on any octets", () => {
	const property = fc.property(fc.uint8Array({ maxLength: 300 }), (any) =>
		assert.equal(toHex(sm3(any)), hash("sm3", any)),
	);
	fc.assert(property, { numRuns: 200 });
});

test("SM2 agrees with another library on keys, on our signatures and on its own", () => {
	const property = fc.property(secrets, octets, (secret, digest) => {
		const signer = sm2Signer(secret);
		const publicKey = toHex(signer.publicKey);
		assert.equal(publicKey, reference.getPublicKeyFromPrivateKey(toHex(secret)));
		const ours = toHex(signer.sign(digest));
		const theirs = reference.doSignature(digest, toHex(secret), { hash: true });
		for (const signature of [ours, theirs]) {
			assert.equal(sm2Algorithm.verify(signer.publicKey, digest, fromHex(signature)), true);
			assert.equal(reference.doVerifySignature(digest, signature, publicKey, { hash: true }), true);
			const other = digest.with(31, digest[31]! ^ 1);
			assert.equal(sm2Algorithm.verify(signer.publicKey, other, fromHex(signature)), false);
			assert.equal(reference.doVerifySignature(other, signature, publicKey, { hash: true }), false);
		}
	});
	fc.assert(property, { numRuns: 12 });
});

test("refuses r + s = n, where the key would play no part", () => {
	// No digest is known that hashes to such an e, so only the bare equation can be asked.
	const order = Sm2Point.Fn.ORDER;
	const key = sm2Key(sm2Signer(fromInteger(7n, 32)).publicKey)!;
	const r = 5n;
	const hash = fromInteger(Sm2Point.Fn.sub(r, Sm2Point.BASE.multiply(order - r).x % order), 32);
	assert.equal(verifySm2Hash(key, hash, concat(fromInteger(r, 32), fromInteger(order - r, 32))), false);
});
