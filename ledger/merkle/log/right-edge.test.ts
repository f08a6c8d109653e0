import assert from "node:assert/strict";
import { test } from "node:test";
import { type Bytes, utf8 } from "../../crypto/bytes.ts";
import { leafHash, nodeHash } from "./hash.ts";
import { rfcRoot, someLeaves, sparseLog } from "./reference.ts";
import { RightEdge } from "./right-edge.ts";
import { MAX_SIZE } from "./size.ts";
import { subtreesOf } from "./subtree.ts";

const leaves = someLeaves(80);

test("gives the root of RFC 6962 §2.1 after every leaf, also when restored in between", () => {
	let edge = new RightEdge();
	assert.deepEqual(edge.root(), rfcRoot([]));
	for (const [at, leaf] of leaves.entries()) {
		edge.append(leaf);
		edge = RightEdge.restore(edge.size, edge.hashes());
		assert.equal(edge.size, at + 1);
		assert.deepEqual(edge.root(), rfcRoot(leaves.slice(0, at + 1)));
	}
});

test("reports every complete subtree once, children before parents", () => {
	const edge = new RightEdge();
	const seen: string[] = [];
	for (const leaf of leaves.slice(0, 8))
		edge.append(leaf, (level, index, hash) => {
			seen.push(`${level}/${index}`);
			assert.deepEqual(hash, rfcRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)));
		});
	const expected = "0/0 0/1 1/0 0/2 0/3 1/1 2/0 0/4 0/5 1/2 0/6 0/7 1/3 2/1 3/0";
	assert.equal(seen.join(" "), expected);
});

test("keeps a clone apart from its original", () => {
	const edge = new RightEdge();
	edge.append(leaves[0]!);
	const trial = edge.clone();
	trial.append(leaves[1]!);
	assert.deepEqual(edge.root(), rfcRoot(leaves.slice(0, 1)));
	assert.deepEqual(trial.root(), rfcRoot(leaves.slice(0, 2)));
});

test("does not change when a caller changes the arrays it gave or was given", () => {
	const leaf = leaves[0]!.slice();
	const edge = new RightEdge();
	edge.append(leaf);
	leaf.fill(0);
	edge.hashes()[0]!.fill(0);
	assert.deepEqual(edge.root(), leaves[0]);
});

test("counts past 32 bits and stops at 2^53−1 leaves", () => {
	for (const size of [2 ** 32 - 1, 2 ** 40 - 1, MAX_SIZE - 1]) {
		const read = sparseLog([size]);
		const edge = RightEdge.restore(
			size,
			subtreesOf(0, size).map(({ level, index }) => read(level, index)),
		);
		edge.append(read(0, size));
		const parts: Bytes[] = subtreesOf(0, size + 1).map(({ level, index }) => read(level, index));
		assert.deepEqual(edge.hashes(), parts);
	}
	const full = RightEdge.restore(
		MAX_SIZE,
		Array.from({ length: 53 }, () => leaves[0]!),
	);
	assert.throws(() => full.append(leaves[0]!), RangeError);
});

test("refuses to be restored from the wrong number or length of hashes", () => {
	assert.throws(() => RightEdge.restore(3, leaves.slice(0, 1)), RangeError);
	assert.throws(() => RightEdge.restore(4, leaves.slice(0, 2)), RangeError);
	assert.throws(() => RightEdge.restore(1, [new Uint8Array(31)]), RangeError);
	assert.throws(() => RightEdge.restore(-1, []), RangeError);
	assert.throws(() => RightEdge.restore(2 ** 53, []), RangeError);
});

test("never takes a node for a leaf", () => {
	const [left, right] = [leafHash(utf8("a")), leafHash(utf8("b"))];
	const pair = new Uint8Array([...left, ...right]);
	assert.notDeepEqual(nodeHash(left, right), leafHash(pair));
	assert.throws(() => nodeHash(left, right.subarray(1)), RangeError);
});

test("refuses leaves that do not form one node", () => {
	assert.deepEqual(subtreesOf(4, 7), [
		{ level: 1, index: 2 },
		{ level: 0, index: 6 },
	]);
	assert.throws(() => subtreesOf(1, 3), RangeError);
});
