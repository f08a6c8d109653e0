import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { planInclusion } from "./proof-plan.ts";
import { MAX_SIZE } from "./size.ts";
import {
	bundlesOfTree,
	entriesPath,
	parseTilePath,
	type Tile,
	tileOf,
	tilePath,
	tilesForPlan,
	tilesOfTree,
	tileWidth,
} from "./tiles.ts";

test("writes the paths of C2SP tlog-tiles and reads them back", () => {
	const cases: [string, ReturnType<typeof parseTilePath>][] = [
		["tile/0/000", { kind: "hashes", level: 0, index: 0, width: 256 }],
		["tile/0/x001/x234/067", { kind: "hashes", level: 0, index: 1_234_067, width: 256 }],
		["tile/2/999.p/1", { kind: "hashes", level: 2, index: 999, width: 1 }],
		["tile/1/x001/000.p/255", { kind: "hashes", level: 1, index: 1000, width: 255 }],
		["tile/entries/x123/456.p/17", { kind: "entries", index: 123_456, width: 17 }],
		["tile/0/x035/x184/x372/x088/831", { kind: "hashes", level: 0, index: 35_184_372_088_831, width: 256 }],
	];
	for (const [path, name] of cases) {
		assert.deepEqual(parseTilePath(path), name);
		const written =
			name?.kind === "entries"
				? entriesPath(name.index, name.width)
				: tilePath(name!.level, name!.index, name!.width);
		assert.equal(written, path);
	}
});

test("refuses every other spelling of a path", () => {
	const paths = [
		"",
		"/tile/0/000",
		"tile/00/000",
		"tile/7/000",
		"tile/-1/000",
		"tile/data/000",
		"tile/0/0",
		"tile/0/1000",
		"tile/0/001/000",
		"tile/0/x000/001",
		"tile/0/x001/x000",
		"tile/0/000.p/0",
		"tile/0/000.p/01",
		"tile/0/000.p/256",
		"tile/0/000.p/",
		"tile/0/000.p/1/",
		"tile/0/000\n",
		"tile/0/../000",
		"tile/0/x035/x184/x372/x088/832",
		"tile/0/x999/x999/x999/x999/x999/999",
		`tile/0/${"x001/".repeat(1000)}000`,
	];
	for (const path of paths) assert.equal(parseTilePath(path), undefined, path);
	assert.throws(() => tilePath(7, 0), RangeError);
	assert.throws(() => tilePath(0, -1), RangeError);
	assert.throws(() => tilePath(0, 1, 0), RangeError);
	assert.throws(() => tilePath(0, 1, 257), RangeError);
	assert.throws(() => entriesPath(2 ** 46), RangeError);
});

test("lists the tiles of a log of 70,000 leaves as C2SP tlog-tiles counts them", () => {
	const tiles = [...tilesOfTree(70_000)];
	const count = (level: number, full: boolean) =>
		tiles.filter((tile) => tile.level === level && (tile.width === 256) === full).length;
	assert.deepEqual(
		[count(0, true), count(0, false), count(1, true), count(1, false), count(2, false)],
		[273, 1, 1, 1, 1],
	);
	assert.equal(tiles.length, 277);
	assert.deepEqual(
		tiles.filter((tile) => tile.width < 256).map((tile) => tile.width),
		[112, 17, 1],
	);
	assert.equal([...bundlesOfTree(70_000)].length, 274);
	assert.deepEqual([...tilesOfTree(0)], []);
	assert.deepEqual(
		[...tilesOfTree(256)].map(({ level, width }) => [level, width]),
		[
			[0, 256],
			[1, 1],
		],
	);
});

test("lists only what grew since an earlier size", () => {
	const paths = (size: number, from: number) =>
		[...tilesOfTree(size, from)].map(({ level, index, width }) => tilePath(level, index, width));
	assert.deepEqual(paths(300, 300), []);
	assert.deepEqual(paths(300, 299), ["tile/0/001.p/44"]);
	assert.deepEqual(paths(513, 511), ["tile/0/001", "tile/0/002.p/1", "tile/1/000.p/2"]);
	assert.deepEqual(paths(512, 256), ["tile/0/001", "tile/1/000.p/2"]);
	assert.throws(() => [...tilesOfTree(1, 2)], RangeError);
	assert.throws(() => [...bundlesOfTree(-1)], RangeError);
	const seed = 20260305;
	fc.assert(
		fc.property(fc.nat(200_000), fc.nat(200_000), (a, b) => {
			const [from, size] = a < b ? [a, b] : [b, a];
			const grown = [...tilesOfTree(size)].filter(
				(tile) => tile.width > tileWidth(tile.level, tile.index, from),
			);
			assert.deepEqual([...tilesOfTree(size, from)], grown);
		}),
		{ numRuns: 30, seed },
	);
});

test("names at most fourteen tiles for any inclusion proof, each of which the log has", () => {
	const seed = 20260306;
	fc.assert(
		fc.property(fc.oneof(fc.constant(MAX_SIZE), fc.maxSafeNat()), fc.maxSafeNat(), (size, at) => {
			fc.pre(size > 0);
			const tiles = tilesForPlan(planInclusion(at % size, size), size);
			assert.ok(tiles.length <= 14, `${tiles.length}`);
			for (const tile of tiles) assert.ok(exists(tile, size));
		}),
		{ numRuns: 200, seed },
	);
	assert.throws(() => tileOf({ level: 0, index: 5 }, 5), RangeError);
	assert.throws(() => tileOf({ level: 3, index: 0 }, 7), RangeError);
});

function exists({ level, index, width }: Tile, size: number): boolean {
	return width > 0 && width === tileWidth(level, index, size);
}
