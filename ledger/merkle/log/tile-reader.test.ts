import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Bytes, concat } from "../../crypto/bytes.ts";
import { consistencyProof, verifyConsistency } from "./consistency.ts";
import { inclusionProof, verifyInclusion } from "./inclusion.ts";
import { assemble, type ProofPlan, planConsistency, planInclusion, planRoot } from "./proof-plan.ts";
import { someLeaves } from "./reference.ts";
import { RightEdge } from "./right-edge.ts";
import { fetchTiles, TileReader } from "./tile-reader.ts";
import { splitTile, type Tile } from "./tiles.ts";

const SIZE = 66_000;
const leaves = someLeaves(SIZE);
const subtrees = new Map<string, Bytes>();
const roots = new Map<number, Bytes>();
const edge = new RightEdge();
for (const leaf of leaves) {
	edge.append(leaf, (level, index, hash) => subtrees.set(`${level}/${index}`, hash));
	if (edge.size % 1000 < 3) roots.set(edge.size, edge.root());
}
const tileBytes = ({ level, index, width }: Tile) =>
	concat(...Array.from({ length: width }, (_, at) => subtrees.get(`${level * 8}/${index * 256 + at}`)!));
const fetch = async (tile: Tile) => tileBytes(tile);

test("computes roots and proofs from tiles alone", async () => {
	const seed = 20260307;
	const sizes = fc.constantFrom(...roots.keys());
	await fc.assert(
		fc.asyncProperty(sizes, sizes, fc.nat(SIZE), async (a, b, at) => {
			const [from, size] = a < b ? [a, b] : [b, a];
			const index = at % size;
			const proof = inclusionProof(index, size, (await reader(planInclusion(index, size), size)).read);
			const root = roots.get(size)!;
			assert.equal(verifyInclusion({ leafHash: leaves[index]!, index, size, root, proof }).ok, true);
			const growth = consistencyProof(from, size, (await reader(planConsistency(from, size), size)).read);
			assert.equal(
				verifyConsistency({ from, to: size, fromRoot: roots.get(from)!, toRoot: root, proof: growth }).ok,
				true,
			);
			assert.deepEqual(assemble(planRoot(size), (await reader(planRoot(size), size)).read), [root]);
		}),
		{ numRuns: 40, seed },
	);
});

test("uses a wider tile than the log's size calls for, as when a partial tile is gone", () => {
	const held = new TileReader(300);
	held.add({ level: 0, index: 1, width: 44 }, tileBytes({ level: 0, index: 1, width: 256 }));
	assert.deepEqual(held.read(0, 299), leaves[299]);
	assert.throws(() => held.read(0, 300), RangeError);
});

test("refuses tiles of the wrong length and hashes of tiles it was not given", () => {
	const held = new TileReader(300);
	const tile = { level: 0, index: 1, width: 44 };
	for (const length of [0, 43 * 32, 44 * 32 - 1, 44 * 32 + 1, 257 * 32])
		assert.throws(() => held.add(tile, new Uint8Array(length)), RangeError);
	assert.throws(() => held.read(0, 299), /missing/);
	assert.equal(splitTile(new Uint8Array(33), 1), undefined);
});

test("lets a wrong tile be found out by whoever verifies", async () => {
	const plan = planInclusion(1, 300);
	const forged = await fetchTiles(plan, 300, async (tile) => tileBytes(tile).fill(0, 0, 32));
	const proof = inclusionProof(1, 300, forged.read);
	const claim = { leafHash: leaves[1]!, index: 1, size: 300, root: rootOf(300), proof };
	assert.deepEqual(verifyInclusion(claim), { ok: false, reason: "root-mismatch" });
});

function reader(plan: ProofPlan, size: number): Promise<TileReader> {
	return fetchTiles(plan, size, fetch);
}

function rootOf(size: number): Bytes {
	return assemble(planRoot(size), (level, index) => subtrees.get(`${level}/${index}`)!)[0]!;
}
