import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { algorithmByCode, algorithmByName, type PasskeyPolicy } from "@mingjian/ledger/crypto/algorithms.ts";
import { type Bytes, concat, fromInteger, toInteger } from "@mingjian/ledger/crypto/bytes.ts";
import { Ed25519Point, ed25519SmallOrder, verifyEd25519 } from "@mingjian/ledger/crypto/ed25519.ts";
import { softwarePasskeySigner } from "@mingjian/ledger/crypto/passkey-signer.ts";
import { type LocalSigner, localSignerOf } from "@mingjian/ledger/crypto/signer.ts";
import fc from "fast-check";
import { ed25519Engine, opensslEd25519, sodiumEd25519 } from "./ed25519.ts";
import { ed25519Probes } from "./ed25519-probes.ts";
import { verifySignature } from "./verifiers.ts";

const policy: PasskeyPolicy = { rpId: "city.example", origins: ["https://city.example"] };
const order = Ed25519Point.Fn.ORDER;
const seed = Number(process.env.MINGJIAN_SEED ?? Date.now() % 2 ** 31);
console.log(`verifiers: seed ${seed} (MINGJIAN_SEED)`);
const runs = (numRuns: number) => ({ seed, numRuns });

const octets = (size: number) => fc.uint8Array({ minLength: size, maxLength: size });
/** 31 random octets after a zero are a usable secret of every algorithm, but for the zero secret. */
const secrets = octets(31)
	.filter((tail) => tail.some((octet) => octet > 1))
	.map((tail) => Uint8Array.of(0, ...tail));
const signers: fc.Arbitrary<LocalSigner> = fc
	.tuple(fc.integer({ min: 0, max: 3 }), secrets)
	.map(([kind, secret]) =>
		kind === 3
			? softwarePasskeySigner(secret, { rpId: policy.rpId, origin: policy.origins[0]! })
			: localSignerOf((["Ed25519", "P-256", "SM2"] as const)[kind]!, secret),
	);

/** Where one octet of key, digest or signature is changed, and by what. */
const changes = fc.record({
	part: fc.integer({ min: 0, max: 2 }),
	at: fc.nat(400),
	by: fc.integer({ min: 1, max: 255 }),
});

test("accepts what a key's holder signed, natively and portably", () => {
	const property = fc.property(signers, octets(32), (signer, digest) => {
		const signature = signer.sign(digest);
		assert.equal(verifySignature(signer.code, signer.publicKey, digest, signature, policy), true);
		assert.equal(algorithmByName(signer.algorithm).verify(signer.publicKey, digest, signature, policy), true);
	});
	fc.assert(property, runs(60));
});

test("gives the portable verdict on every changed octet, and it is no", () => {
	const property = fc.property(signers, octets(32), changes, (signer, digest, { part, at, by }) => {
		const question: [Bytes, Bytes, Bytes] = [signer.publicKey, digest, signer.sign(digest)];
		const index = at % question[part]!.length;
		question[part] = question[part]!.with(index, question[part]![index]! ^ by);
		assert.equal(verifySignature(signer.code, ...question, policy), false);
		assert.equal(algorithmByName(signer.algorithm).verify(...question, policy), false);
	});
	fc.assert(property, runs(80));
});

test("gives the portable verdict on any octets whatever", () => {
	const any = fc.uint8Array({ maxLength: 80 });
	const property = fc.property(
		fc.integer({ min: 1, max: 4 }),
		any,
		any,
		any,
		(code, publicKey, digest, signature) => {
			const portable = algorithmByCode(code)!.verify(publicKey, digest, signature, policy);
			assert.equal(verifySignature(code, publicKey, digest, signature, policy), portable);
		},
	);
	fc.assert(property, runs(300));
});

test("gives the portable verdict under one key used often, when its multiples are kept", () => {
	const signer = localSignerOf("SM2", new Uint8Array(32).fill(9));
	for (let number = 0; number < 12; number++) {
		const digest = new Uint8Array(32).fill(number);
		const signature = signer.sign(digest);
		assert.equal(verifySignature(4, signer.publicKey, digest, signature), true);
		assert.equal(verifySignature(4, signer.publicKey, digest.with(0, 99), signature), false);
	}
});

test("every Ed25519 engine gives one verdict on mixed-order, small-order and non-canonical signatures", () => {
	assert.ok(sodiumEd25519, "libsodium's prebuilt library does not load here");
	let accepted = 0;
	const torsion = fc.integer({ min: 0, max: 7 });
	const scalar = fc.bigInt({ min: 0n, max: order - 1n });
	const shift = fc.constantFrom("none", "S", "key", "R", "key sign", "R sign");
	const property = fc.property(
		scalar,
		scalar,
		torsion,
		torsion,
		shift,
		octets(8),
		(a, r, i, j, shifted, message) => {
			const [publicKey, signature] = shiftBy(shifted, ...craft({ a, r, i, j, message }));
			const verdicts = [verifyEd25519, sodiumEd25519!, opensslEd25519].map((f) =>
				f(publicKey, message, signature),
			);
			assert.deepEqual(verdicts, Array(3).fill(verdicts[0]));
			if (verdicts[0]) accepted++;
		},
	);
	const examples: [bigint, bigint, number, number, string, Bytes][] = [
		[7n, 8n, 0, 0, "none", new Uint8Array(8)],
	];
	for (let index = 0; index < 8; index++) examples.push([0n, 1n, index, 0, "none", new Uint8Array(8)]);
	for (const which of ["none", "R", "R sign"]) examples.push([5n, 0n, 0, 0, which, new Uint8Array(8)]);
	for (const which of ["key", "key sign"]) examples.push([0n, 1n, 0, 0, which, new Uint8Array(8)]);
	fc.assert(property, { ...runs(250), examples });
	assert.ok(accepted > 0);
});

test("chooses an engine that answers every probe", () => {
	assert.equal(ed25519Engine, "libsodium");
	for (const { about, publicKey, message, signature, valid } of ed25519Probes) {
		assert.equal(verifyEd25519(publicKey, message, signature), valid, about);
		assert.equal(opensslEd25519(publicKey, message, signature), valid, about);
	}
});

interface Crafted {
	readonly a: bigint;
	readonly r: bigint;
	readonly i: number;
	readonly j: number;
	readonly message: Bytes;
}

/** A signature by secret a and nonce r, with i and j times a point of order eight added to key and R. */
function craft({ a, r, i, j, message }: Crafted): [Bytes, Bytes] {
	const torsion = ed25519SmallOrder.map((point) => Ed25519Point.fromBytes(point));
	const publicKey = Ed25519Point.BASE.multiplyUnsafe(a).add(torsion[i]!).toBytes();
	const commitment = Ed25519Point.BASE.multiplyUnsafe(r).add(torsion[j]!).toBytes();
	const hash = createHash("sha512")
		.update(concat(commitment, publicKey, message))
		.digest();
	const challenge = toInteger(new Uint8Array(hash).toReversed()) % order;
	return [publicKey, concat(commitment, littleEndian((r + challenge * a) % order))];
}

/** The same, with S, the key or R written another way. */
function shiftBy(what: string, publicKey: Bytes, signature: Bytes): [Bytes, Bytes] {
	const commitment = signature.slice(0, 32);
	const scalar = signature.slice(32);
	if (what === "S") return [publicKey, concat(commitment, add(scalar, order))];
	if (what === "R") return [publicKey, concat(add(commitment, Ed25519Point.Fp.ORDER), scalar)];
	if (what === "R sign") return [publicKey, concat(add(commitment, 2n ** 255n), scalar)];
	if (what === "key") return [add(publicKey, Ed25519Point.Fp.ORDER), signature];
	if (what === "key sign") return [add(publicKey, 2n ** 255n), signature];
	return [publicKey, signature];
}

function add(bytes: Bytes, value: bigint): Bytes {
	return littleEndian((toInteger(bytes.toReversed()) + value) % 2n ** 256n);
}

function littleEndian(value: bigint): Bytes {
	return fromInteger(value, 32).toReversed();
}
