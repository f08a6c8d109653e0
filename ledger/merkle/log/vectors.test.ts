import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { toBase64 } from "../../crypto/base64.ts";
import { utf8 } from "../../crypto/bytes.ts";
import { fromHex, toHex } from "../../crypto/hex.ts";
import { sha256 } from "../../crypto/sha256.ts";
import { consistencyProof, verifyConsistency } from "./consistency.ts";
import { decodeEntryBundle, encodeEntryBundle } from "./entry-bundle.ts";
import { leafHash } from "./hash.ts";
import { inclusionProof, verifyInclusion } from "./inclusion.ts";
import { rfcRoot } from "./reference.ts";
import { RightEdge } from "./right-edge.ts";
import { bundlesOfTree, parseTilePath, tilePath, tilesOfTree } from "./tiles.ts";

interface Inclusion {
	index: number;
	size: number;
	leafHash: string;
	root: string;
	proof: string[];
	reason?: string;
}
interface Consistency {
	from: number;
	to: number;
	fromRoot: string;
	toRoot: string;
	proof: string[];
	reason?: string;
}

const tree = vectors("log-tree.json");
const tiles = vectors("log-tiles.json");
const texts = vectors("log-leaves.json");
const hashes = (tree.leaves as string[]).map((leaf) => leafHash(fromHex(leaf)));
const read = (level: number, index: number) =>
	rfcRoot(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level));

test("gives the published roots of the eight published leaves", () => {
	assert.deepEqual(hashes.map(toHex), tree.leafHashes);
	const edge = new RightEdge();
	const roots = [toHex(edge.root())];
	for (const hash of hashes) {
		edge.append(hash);
		roots.push(toHex(edge.root()));
	}
	assert.deepEqual(roots, tree.roots);
});

test("makes and judges the inclusion proofs of spec/vectors/log-tree.json", () => {
	for (const vector of tree.inclusion.valid as Inclusion[]) {
		assert.deepEqual(judgeInclusion(vector), { ok: true, value: undefined });
		if (vector.size <= hashes.length)
			assert.deepEqual(inclusionProof(vector.index, vector.size, read).map(toHex), vector.proof);
	}
	for (const vector of tree.inclusion.invalid as Inclusion[])
		assert.deepEqual(judgeInclusion(vector), { ok: false, reason: vector.reason });
});

test("makes and judges the consistency proofs of spec/vectors/log-tree.json", () => {
	for (const vector of tree.consistency.valid as Consistency[]) {
		assert.deepEqual(judgeConsistency(vector), { ok: true, value: undefined });
		if (vector.to <= hashes.length)
			assert.deepEqual(consistencyProof(vector.from, vector.to, read).map(toHex), vector.proof);
	}
	for (const vector of tree.consistency.invalid as Consistency[])
		assert.deepEqual(judgeConsistency(vector), { ok: false, reason: vector.reason });
});

test("reads the paths, lists the tiles and reads the bundles of spec/vectors/log-tiles.json", () => {
	for (const { path, ...name } of tiles.paths.valid) assert.deepEqual(parseTilePath(path), name);
	for (const path of tiles.paths.invalid) assert.equal(parseTilePath(path), undefined, path);
	for (const { size, hashTiles, hashTileCount, bundleCount } of tiles.trees) {
		const all = [...tilesOfTree(size)];
		const listed = all.filter(({ width, index }) => width < 256 || index < 2);
		assert.deepEqual(
			listed.map(({ level, index, width }) => tilePath(level, index, width)),
			hashTiles,
		);
		assert.deepEqual([all.length, [...bundlesOfTree(size)].length], [hashTileCount, bundleCount]);
	}
	for (const { entries, bundle } of tiles.bundles.valid) {
		assert.equal(toHex(encodeEntryBundle(entries.map(fromHex))), bundle);
		assert.deepEqual(decodeEntryBundle(fromHex(bundle), entries.length), {
			ok: true,
			value: entries.map(fromHex),
		});
	}
	for (const { bundle, width, reason } of tiles.bundles.invalid)
		assert.deepEqual(decodeEntryBundle(fromHex(bundle), width), { ok: false, reason });
});

test("hashes the entry and block leaves of spec/vectors/log-leaves.json", () => {
	for (const { envelope, code, result, leaf, leafHash: hash } of texts.entry) {
		const [entryHash, resultHash] = [envelope, result].map((hex) => toBase64(sha256(fromHex(hex))));
		assert.equal(leaf, `mingjian/entry/1\n${entryHash}\n${code}\n${resultHash}\n`);
		assert.equal(toHex(leafHash(utf8(leaf))), hash);
	}
	for (const { height, timeMs, entryCount, stateRoot, membersHash, leaf, leafHash: hash } of texts.block) {
		const [state, members] = [stateRoot, membersHash].map((hex) => toBase64(fromHex(hex)));
		assert.equal(leaf, `mingjian/block/1\n${height}\n${timeMs}\n${entryCount}\n${state}\n${members}\n`);
		assert.equal(toHex(leafHash(utf8(leaf))), hash);
	}
	const edge = new RightEdge();
	for (const leaf of texts.log.leaves) edge.append(leafHash(utf8(leaf)));
	assert.equal(toHex(edge.root()), texts.log.root);
});

function judgeInclusion({ index, size, leafHash, root, proof }: Inclusion) {
	const [leaf, top] = [fromHex(leafHash), fromHex(root)];
	return verifyInclusion({ index, size, leafHash: leaf, root: top, proof: proof.map(fromHex) });
}

function judgeConsistency({ from, to, fromRoot, toRoot, proof }: Consistency) {
	const [oldRoot, newRoot] = [fromHex(fromRoot), fromHex(toRoot)];
	return verifyConsistency({ from, to, fromRoot: oldRoot, toRoot: newRoot, proof: proof.map(fromHex) });
}

function vectors(name: string) {
	return JSON.parse(readFileSync(new URL(`../../../spec/vectors/${name}`, import.meta.url), "utf8"));
}
