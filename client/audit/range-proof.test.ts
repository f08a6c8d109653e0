import assert from "node:assert/strict";
import { test } from "node:test";
import { rfcRoot, someLeaves } from "@mingjian/ledger/merkle/log/reference.ts";
import { rangeProof, spansBeside, verifyRange } from "./range-proof.ts";

const leaves = someLeaves(21);
const read = (level: number, index: number) =>
	rfcRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));

function claim(from: number, until: number, size: number) {
	const proof = rangeProof({ from, until }, size, read);
	return {
		from,
		until,
		size,
		proof,
		leafHashes: leaves.slice(from, until),
		root: rfcRoot(leaves.slice(0, size)),
	};
}

test("every range of every small log is proved, with at most two hashes a level", () => {
	for (let size = 1; size <= 21; size++)
		for (let from = 0; from < size; from++)
			for (let until = from + 1; until <= size; until++) {
				const made = claim(from, until, size);
				assert.equal(verifyRange(made), true);
				assert.ok(made.proof.length <= 2 * Math.ceil(Math.log2(size)));
			}
});

test("a leaf left out, put in, changed or moved is refused", () => {
	const made = claim(5, 12, 21);
	const { leafHashes, proof } = made;
	const wrong = [
		{ leafHashes: leafHashes.toSpliced(3, 1) },
		{ leafHashes: leafHashes.toSpliced(3, 1), until: 11 },
		{ leafHashes: [...leafHashes, leaves[12]!] },
		{ leafHashes: leafHashes.with(2, leaves[0]!) },
		{ leafHashes: leafHashes.toReversed() },
		{ from: 4, until: 11 },
		{ root: leaves[0]! },
		{ proof: proof.slice(1) },
		{ proof: [...proof, leaves[0]!] },
		{ proof: proof.with(0, proof[0]!.subarray(1)) },
		{ from: 12, until: 12, leafHashes: [] },
		{ until: 22 },
		{ from: 0.5 },
	];
	for (const change of wrong)
		assert.equal(verifyRange({ ...made, ...change }), false, JSON.stringify(change));
	for (const [at, hash] of proof.entries())
		for (let bit = 0; bit < 256; bit += 37) {
			const flipped = hash.map((byte, place) => (place === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
			assert.equal(verifyRange({ ...made, proof: proof.with(at, flipped) }), false);
		}
});

test("a range that is not in the log is a mistake of the caller", () => {
	assert.throws(() => spansBeside({ from: 3, until: 3 }, 5), RangeError);
	assert.throws(() => spansBeside({ from: 3, until: 6 }, 5), RangeError);
});
