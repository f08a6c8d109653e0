import assert from "node:assert/strict";
import { test } from "node:test";
import { algorithmByName } from "./algorithms.ts";
import { fromInteger } from "./bytes.ts";
import { P256Point } from "./p256.ts";
import { softwarePasskeySigner } from "./passkey-signer.ts";
import { generateSecretKey, localSignerOf, type SecretKeyAlgorithm } from "./signer.ts";
import { Sm2Point } from "./sm2.ts";

const names: readonly SecretKeyAlgorithm[] = ["Ed25519", "P-256", "SM2"];
const counting = (start: number) => (size: number) =>
	Uint8Array.from({ length: size }, (_, index) => index + start);
const digest = new Uint8Array(32).fill(7);

for (const name of names) {
	test(`${name}: what a new key signs verifies, twice the same, and only for that digest`, () => {
		const signer = localSignerOf(name, generateSecretKey(name, counting(1)));
		const algorithm = algorithmByName(name);
		const signature = signer.sign(digest);
		assert.equal(signer.code, algorithm.code);
		assert.equal(algorithm.verify(signer.publicKey, digest, signature), true);
		assert.equal(algorithm.verify(signer.publicKey, digest.with(0, 8), signature), false);
		assert.deepEqual(signer.sign(digest), signature);
		assert.notDeepEqual(
			localSignerOf(name, generateSecretKey(name, counting(2))).publicKey,
			signer.publicKey,
		);
	});

	test(`${name}: refuses digests that are not 32 octets and secrets of another size`, () => {
		const signer = localSignerOf(name, counting(1)(32));
		for (const size of [0, 31, 33]) assert.throws(() => signer.sign(new Uint8Array(size)), RangeError);
		for (const size of [0, 31, 33, 64])
			assert.throws(() => localSignerOf(name, counting(1)(size)), RangeError);
	});

	test(`${name}: keeps its secret when the caller wipes the array`, () => {
		const secret = counting(1)(32);
		const signer = localSignerOf(name, secret);
		const before = signer.sign(digest);
		secret.fill(0);
		assert.deepEqual(signer.sign(digest), before);
	});
}

test("refuses scalars outside the group and draws again instead", () => {
	const limits = { "P-256": P256Point.Fn.ORDER, SM2: Sm2Point.Fn.ORDER - 1n } as const;
	for (const [name, limit] of Object.entries(limits) as ["P-256" | "SM2", bigint][]) {
		for (const bad of [0n, limit, limit + 1n]) {
			assert.throws(() => localSignerOf(name, fromInteger(bad, 32)), RangeError);
		}
		const draws = [fromInteger(0n, 32), fromInteger(limit, 32), fromInteger(limit - 1n, 32)];
		assert.deepEqual(
			generateSecretKey(name, () => draws.shift()!),
			fromInteger(limit - 1n, 32),
		);
		assert.equal(localSignerOf(name, fromInteger(limit - 1n, 32)).publicKey.length, name === "SM2" ? 65 : 33);
		assert.throws(() => generateSecretKey(name, (size) => new Uint8Array(size)), /random source is broken/);
	}
	assert.throws(() => generateSecretKey("Ed25519", () => new Uint8Array(16)), RangeError);
});

test("a passkey in software signs what its chain accepts and nothing for another", () => {
	const page = { rpId: "city.example", origin: "https://city.example" };
	const signer = softwarePasskeySigner(counting(1)(32), page);
	const { verify } = algorithmByName("passkey");
	const signature = signer.sign(digest);
	const policy = { rpId: page.rpId, origins: [page.origin] };
	assert.equal(verify(signer.publicKey, digest, signature, policy), true);
	assert.equal(
		verify(signer.publicKey, digest, signature, { ...policy, origins: ["https://other.example"] }),
		false,
	);
	assert.equal(verify(signer.publicKey, digest, signature, { ...policy, rpId: "other.example" }), false);
	assert.equal(verify(signer.publicKey, digest, signature), false);
});
