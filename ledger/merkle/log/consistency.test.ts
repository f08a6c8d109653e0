import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Bytes } from "../../crypto/bytes.ts";
import {
	type ConsistencyClaim,
	consistencyProof,
	fetchConsistencyProof,
	verifyConsistency,
} from "./consistency.ts";
import { emptyRoot } from "./hash.ts";
import { assemble, planConsistency, planRoot } from "./proof-plan.ts";
import { rfcRoot, rfcSubproof, someLeaves, sparseLog } from "./reference.ts";
import { MAX_SIZE } from "./size.ts";

const leaves = someLeaves(80);
const roots = Array.from({ length: 81 }, (_, size) => rfcRoot(leaves.slice(0, size)));
const read = (level: number, index: number) =>
	rfcRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));

function claim(from: number, to: number): ConsistencyClaim {
	return { from, to, fromRoot: roots[from]!, toRoot: roots[to]!, proof: consistencyProof(from, to, read) };
}

test("proves every growth between logs of up to 80 leaves as RFC 6962 §2.1.2 says", () => {
	for (let to = 1; to <= 80; to += 1) {
		for (let from = 1; from <= to; from += 1) {
			const made = claim(from, to);
			assert.deepEqual(made.proof, rfcSubproof(from, leaves.slice(0, to)));
			assert.deepEqual(verifyConsistency(made), { ok: true, value: undefined });
		}
	}
});

test("needs no proof from the empty log, and refuses one", () => {
	for (const to of [0, 1, 2, 7, 80]) {
		const made = claim(0, to);
		assert.deepEqual(made.proof, []);
		assert.deepEqual(verifyConsistency(made), { ok: true, value: undefined });
		assert.deepEqual(verifyConsistency({ ...made, proof: [emptyRoot()] }), refusal("proof-too-long"));
		assert.deepEqual(verifyConsistency({ ...made, fromRoot: leaves[0]! }), refusal("old-root-mismatch"));
	}
	assert.deepEqual(verifyConsistency({ ...claim(0, 0), toRoot: leaves[0]! }), refusal("new-root-mismatch"));
});

test("holds a log to its own root", () => {
	assert.deepEqual(verifyConsistency({ ...claim(9, 9), toRoot: roots[8]! }), refusal("new-root-mismatch"));
});

test("refuses every single changed bit of every proof and root of logs of up to 11 leaves", () => {
	for (let to = 1; to <= 11; to += 1) {
		for (let from = 1; from <= to; from += 1)
			for (const changed of flips(claim(from, to))) assert.equal(verifyConsistency(changed).ok, false);
	}
});

test("refuses a log that rewrote one of its leaves", () => {
	for (let to = 2; to <= 20; to += 1) {
		for (let from = 1; from < to; from += 1) {
			const rewritten = leaves.slice(0, to).with(from - 1, leaves[79]!);
			const changed = { ...claim(from, to), toRoot: rfcRoot(rewritten), proof: rfcSubproof(from, rewritten) };
			assert.equal(verifyConsistency(changed).ok, false);
		}
	}
});

test("names what is wrong with a proof", () => {
	const made = claim(6, 11);
	const cases: [Partial<ConsistencyClaim>, string][] = [
		[{ from: -1 }, "size-out-of-range"],
		[{ to: MAX_SIZE + 1 }, "size-out-of-range"],
		[{ from: 6.5 }, "size-out-of-range"],
		[{ from: 12 }, "sizes-reversed"],
		[{ fromRoot: new Uint8Array(31) }, "hash-length-wrong"],
		[{ toRoot: new Uint8Array(33) }, "hash-length-wrong"],
		[{ proof: [...made.proof.slice(1), new Uint8Array(0)] }, "hash-length-wrong"],
		[{ proof: made.proof.slice(1) }, "proof-too-short"],
		[{ proof: [...made.proof, made.proof[0]!] }, "proof-too-long"],
		[{ fromRoot: roots[5]! }, "old-root-mismatch"],
		[{ toRoot: roots[10]! }, "new-root-mismatch"],
	];
	for (const [change, reason] of cases)
		assert.deepEqual(verifyConsistency({ ...made, ...change }), refusal(reason));
});

test("proves growth of logs of up to 2^53−1 leaves", () => {
	const seed = 20260302;
	const to = fc.oneof(fc.constant(MAX_SIZE), fc.maxSafeNat(), fc.integer({ min: 2 ** 31 - 2, max: 2 ** 33 }));
	const cases = fc.tuple(to, fc.maxSafeNat(), fc.maxSafeNat(), fc.nat(53)).filter(([size]) => size > 0);
	fc.assert(
		fc.property(cases, ([size, a, mark, power]) => {
			// Half the runs start from a full tree, whose root the proof leaves out.
			const from = a % 2 === 0 || 2 ** power > size ? (a % size) + 1 : 2 ** power;
			const sparse = sparseLog([mark % size, from - 1]);
			const proof = consistencyProof(from, size, sparse);
			const [fromRoot] = assemble(planRoot(from), sparse);
			const [toRoot] = assemble(planRoot(size), sparse);
			const made = { from, to: size, fromRoot: fromRoot!, toRoot: toRoot!, proof };
			assert.deepEqual(verifyConsistency(made), { ok: true, value: undefined });
			assert.ok(proof.length <= 54);
			for (let at = 0; at < proof.length; at += 1)
				assert.equal(verifyConsistency({ ...made, proof: flipIn(proof, at, a % 256) }).ok, false);
		}),
		{ numRuns: 60, seed },
	);
});

test("throws on a log that would have to shrink", () => {
	assert.throws(() => planConsistency(3, 2), RangeError);
	assert.throws(() => planConsistency(-1, 2), RangeError);
});

test("makes the same proof from hashes that come later", async () => {
	const later = async (level: number, index: number) => read(level, index);
	assert.deepEqual(await fetchConsistencyProof(37, 80, later), consistencyProof(37, 80, read));
});

function refusal(reason: string) {
	return { ok: false, reason };
}

function* flips(made: ConsistencyClaim): Generator<ConsistencyClaim> {
	for (let bit = 0; bit < 256; bit += 1) {
		yield { ...made, fromRoot: flip(made.fromRoot, bit) };
		yield { ...made, toRoot: flip(made.toRoot, bit) };
		for (let at = 0; at < made.proof.length; at += 1) yield { ...made, proof: flipIn(made.proof, at, bit) };
	}
}

function flipIn(proof: readonly Bytes[], at: number, bit: number): Bytes[] {
	return proof.map((hash, position) => (position === at ? flip(hash, bit) : hash));
}

function flip(hash: Bytes, bit: number): Bytes {
	return hash.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
}
