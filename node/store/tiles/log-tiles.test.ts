import assert from "node:assert/strict";
import { readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { describe, it } from "node:test";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { verifyInclusion } from "@mingjian/ledger/merkle/log/inclusion.ts";
import { RightEdge } from "@mingjian/ledger/merkle/log/right-edge.ts";
import { diskFiles } from "../files.ts";
import { temporary } from "../testing/temporary.ts";
import { LogTiles, TilesDamaged } from "./log-tiles.ts";

const leaf = (index: number) => utf8(`leaf ${index} ${"x".repeat(index % 7)}`);

/** Leaves in steps of different sizes, as blocks bring them. */
function append(tiles: LogTiles, edge: RightEdge, count: number): void {
	for (let at = edge.size, step = 1; at < count; step = (step % 9) + 1) {
		const leaves: Bytes[] = [];
		const { sink, completed } = LogTiles.collector();
		for (; leaves.length < step && at < count; at++) {
			leaves.push(leaf(at));
			edge.append(leafHash(leaf(at)), sink);
		}
		tiles.append(leaves, completed);
	}
}

async function written(count: number): Promise<{ directory: string; edge: RightEdge }> {
	const directory = temporary();
	const tiles = await LogTiles.open(diskFiles, directory);
	const edge = new RightEdge();
	append(tiles, edge, count);
	await tiles.close();
	return { directory, edge };
}

describe("log tiles", () => {
	it("gives every leaf, tile and bundle, before and after opening again, and the edge they lead to", async () => {
		for (const count of [0, 1, 255, 256, 257, 700]) {
			const { directory, edge } = await written(count);
			const tiles = await LogTiles.open(diskFiles, directory);
			assert.equal(tiles.size, count);
			assert.deepEqual(tiles.edge().root(), edge.root());
			for (let index = 0; index < count; index += 17)
				assert.deepEqual(Buffer.from(tiles.leaf(index)!), Buffer.from(leaf(index)));
			const full = Math.floor(count / 256);
			for (let index = 0; index < full; index++) {
				const hashes = Array.from({ length: 256 }, (_, at) => leafHash(leaf(index * 256 + at)));
				assert.deepEqual(Buffer.from(tiles.tile(0, index, 256)!), Buffer.concat(hashes));
			}
			await tiles.close();
		}
	});

	it("proves every leaf in the log at every size it has had since", async () => {
		const { directory } = await written(600);
		const tiles = await LogTiles.open(diskFiles, directory);
		const roots = new RightEdge();
		for (let size = 1; size <= 600; size++) {
			roots.append(leafHash(leaf(size - 1)));
			if (size % 97 !== 0 && size !== 600) continue;
			for (let index = 0; index < size; index += 41) {
				const claim = { leafHash: leafHash(leaf(index)), index, size, root: roots.root() };
				assert.equal(verifyInclusion({ ...claim, proof: tiles.prove(index, size) }).ok, true);
			}
		}
		await tiles.close();
	});

	it("has no tile, bundle or leaf at a width or place the log does not have", async () => {
		const tiles = await LogTiles.open(diskFiles, (await written(300)).directory);
		for (const [level, index, width] of [
			[0, 1, 45],
			[0, 2, 1],
			[1, 0, 2],
			[0, 0, 0],
			[0, 0, 257],
			[0, 0, 1.5],
			[-1, 0, 1],
			[7, 0, 1],
			[0, -1, 1],
			[0, 0.5, 1],
			[Number.NaN, 0, 1],
		] as const) {
			assert.equal(tiles.tile(level, index, width), undefined, `${level}/${index}.p/${width}`);
		}
		assert.equal(tiles.bundle(1, 45), undefined);
		assert.equal(tiles.bundle(0, 256)!.length > 0, true);
		assert.equal(tiles.leaf(300), undefined);
		assert.equal(tiles.leaf(-1), undefined);
		await tiles.close();
	});

	it("keeps exactly what it is told to keep, and goes on from there", async () => {
		for (const kept of [0, 1, 255, 256, 257, 511, 512, 600]) {
			const { directory, edge } = await written(600);
			const tiles = await LogTiles.open(diskFiles, directory);
			await tiles.truncate(kept);
			assert.equal(tiles.size, kept);
			append(tiles, tiles.edge(), 600);
			assert.deepEqual(tiles.edge().root(), edge.root());
			await tiles.close();
			const again = await LogTiles.open(diskFiles, directory);
			assert.deepEqual(again.edge().root(), edge.root());
			for (const index of [0, 1, 2]) assert.ok(again.bundle(index, index < 2 ? 256 : 88));
			await again.close();
		}
	});

	it("serves nothing of a file in which a byte was turned: found when opening or when read", async () => {
		const { directory, edge } = await written(700);
		for (const name of ["level-0", "level-1", "entries", "bundles"]) {
			const path = `${directory}/${name}`;
			const bytes = readFileSync(path);
			for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 40)) {
				const damaged = Buffer.from(bytes);
				damaged[at]! ^= 1;
				writeFileSync(path, damaged);
				const tiles = await LogTiles.open(diskFiles, directory);
				assert.throws(() => readAll(tiles, edge), TilesDamaged, `${name} at ${at}`);
				await tiles.close();
			}
			writeFileSync(path, bytes);
		}
	});

	it("cuts torn tails of its files back to whole entries", async () => {
		const { directory, edge } = await written(700);
		const sizes = {
			entries: statSync(`${directory}/entries`).size,
			"level-0": statSync(`${directory}/level-0`).size,
		};
		truncateSync(`${directory}/entries`, sizes.entries - 3);
		truncateSync(`${directory}/level-0`, sizes["level-0"] - 50);
		const tiles = await LogTiles.open(diskFiles, directory);
		assert.equal(tiles.size, 698);
		await tiles.truncate(698);
		append(tiles, tiles.edge(), 700);
		readAll(tiles, edge);
		await tiles.close();
	});

	it("takes room that was made and never written for no entries", async () => {
		const { directory } = await written(10);
		const { size } = statSync(`${directory}/entries`);
		truncateSync(`${directory}/entries`, size + 500);
		const tiles = await LogTiles.open(diskFiles, directory);
		assert.equal(tiles.size, 10);
		assert.deepEqual(Buffer.from(tiles.leaf(9)!), Buffer.from(leaf(9)));
		await tiles.close();
	});
});

/** Reads everything as its owner does, who knows size and root from the block log. */
function readAll(tiles: LogTiles, edge: RightEdge): void {
	if (tiles.size !== edge.size) throw new TilesDamaged(`only ${tiles.size} leaves`);
	if (Buffer.compare(tiles.edge().root(), edge.root()) !== 0) throw new TilesDamaged("another root");
	for (let index = 0; index * 256 < tiles.size; index++) {
		const width = Math.min(256, tiles.size - index * 256);
		const leaves = Array.from({ length: width }, (_, at) => leaf(index * 256 + at));
		const whole = leaves.map((each) => Buffer.concat([Uint8Array.of(0, each.length), each]));
		assert.deepEqual(Buffer.from(tiles.bundle(index, width)!), Buffer.concat(whole));
		assert.deepEqual(Buffer.from(tiles.tile(0, index, width)!), Buffer.concat(leaves.map(leafHash)));
	}
}
