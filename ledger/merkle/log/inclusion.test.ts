import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Bytes } from "../../crypto/bytes.ts";
import { fetchInclusionProof, type InclusionClaim, inclusionProof, verifyInclusion } from "./inclusion.ts";
import { assemble, planInclusion, planRoot } from "./proof-plan.ts";
import { rfcPath, rfcRoot, someLeaves, sparseLog } from "./reference.ts";
import { MAX_SIZE } from "./size.ts";

const leaves = someLeaves(80);
const read = (level: number, index: number) =>
	rfcRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));

function claim(index: number, size: number): InclusionClaim {
	const proof = inclusionProof(index, size, read);
	return { leafHash: leaves[index]!, index, size, root: rfcRoot(leaves.slice(0, size)), proof };
}

test("proves every leaf of every log of up to 80 leaves as RFC 6962 §2.1.1 says", () => {
	for (let size = 1; size <= 80; size += 1) {
		for (let index = 0; index < size; index += 1) {
			const made = claim(index, size);
			assert.deepEqual(made.proof, rfcPath(index, leaves.slice(0, size)));
			assert.deepEqual(verifyInclusion(made), { ok: true, value: undefined });
		}
	}
});

test("refuses every single changed bit of every proof, leaf and root of logs of up to 12 leaves", () => {
	for (let size = 1; size <= 12; size += 1) {
		for (let index = 0; index < size; index += 1) {
			const made = claim(index, size);
			for (const changed of flips(made)) assert.deepEqual(verifyInclusion(changed), refusal("root-mismatch"));
		}
	}
});

test("refuses a leaf at any other index of the same log", () => {
	for (let size = 2; size <= 33; size += 1) {
		for (let index = 0; index < size; index += 1) {
			const made = claim(index, size);
			for (let other = 0; other < size; other += 1)
				if (other !== index) assert.equal(verifyInclusion({ ...made, index: other }).ok, false);
		}
	}
});

test("names what is wrong with a proof", () => {
	const made = claim(5, 11);
	const cases: [Partial<InclusionClaim>, string][] = [
		[{ size: -1 }, "size-out-of-range"],
		[{ size: 1.5 }, "size-out-of-range"],
		[{ size: MAX_SIZE + 1 }, "size-out-of-range"],
		[{ size: Number.NaN }, "size-out-of-range"],
		[{ index: 11 }, "index-out-of-range"],
		[{ index: -1 }, "index-out-of-range"],
		[{ index: 0.5 }, "index-out-of-range"],
		[{ size: 0 }, "index-out-of-range"],
		[{ leafHash: new Uint8Array(31) }, "hash-length-wrong"],
		[{ root: new Uint8Array(33) }, "hash-length-wrong"],
		[{ proof: [...made.proof.slice(1), new Uint8Array(0)] }, "hash-length-wrong"],
		[{ proof: made.proof.slice(1) }, "proof-too-short"],
		[{ proof: [] }, "proof-too-short"],
		[{ proof: [...made.proof, made.proof[0]!] }, "proof-too-long"],
		[{ proof: made.proof.toReversed() }, "root-mismatch"],
	];
	for (const [change, reason] of cases)
		assert.deepEqual(verifyInclusion({ ...made, ...change }), refusal(reason));
});

test("proves leaves of logs of up to 2^53−1 leaves", () => {
	const seed = 20260301;
	const sizes = fc.oneof(
		fc.constant(MAX_SIZE),
		fc.maxSafeNat(),
		fc.integer({ min: 2 ** 31 - 2, max: 2 ** 33 }),
	);
	const cases = sizes
		.filter((size) => size > 0)
		.chain((size) => fc.tuple(fc.constant(size), fc.maxSafeNat(), fc.maxSafeNat()));
	fc.assert(
		fc.property(cases, ([size, a, b]) => {
			const index = a % size;
			const other = b % size;
			const sparse = sparseLog([index, other]);
			const proof = inclusionProof(index, size, sparse);
			const [root] = assemble(planRoot(size), sparse);
			const made = { leafHash: sparse(0, index), index, size, root: root!, proof };
			assert.equal(verifyInclusion(made).ok, true);
			assert.ok(proof.length <= 53);
			for (let at = 0; at < proof.length; at += 1)
				assert.deepEqual(
					verifyInclusion({ ...made, proof: flipIn(proof, at, a % 256) }),
					refusal("root-mismatch"),
				);
		}),
		{ numRuns: 60, seed },
	);
});

test("throws on a leaf the log does not have", () => {
	assert.throws(() => planInclusion(0, 0), RangeError);
	assert.throws(() => planInclusion(7, 7), RangeError);
	assert.throws(() => planInclusion(-1, 7), RangeError);
	assert.throws(() => planInclusion(0, 2 ** 53), RangeError);
});

test("makes the same proof from hashes that come later, and fails when one does not come", async () => {
	const later = async (level: number, index: number) => read(level, index);
	assert.deepEqual(await fetchInclusionProof(70, 80, later), inclusionProof(70, 80, read));
	const broken = async () => Promise.reject(new Error("lost"));
	await assert.rejects(fetchInclusionProof(70, 80, broken), /lost/);
});

function refusal(reason: string) {
	return { ok: false, reason };
}

function* flips(made: InclusionClaim): Generator<InclusionClaim> {
	for (let bit = 0; bit < 256; bit += 1) {
		yield { ...made, leafHash: flip(made.leafHash, bit) };
		yield { ...made, root: flip(made.root, bit) };
		for (let at = 0; at < made.proof.length; at += 1) yield { ...made, proof: flipIn(made.proof, at, bit) };
	}
}

function flipIn(proof: readonly Bytes[], at: number, bit: number): Bytes[] {
	return proof.map((hash, position) => (position === at ? flip(hash, bit) : hash));
}

function flip(hash: Bytes, bit: number): Bytes {
	return hash.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
}
