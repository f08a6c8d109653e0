import type { Bytes } from "../../crypto/bytes.ts";
import { HASH_BYTES } from "./hash.ts";
import type { ProofPlan } from "./proof-plan.ts";
import { assertSize, isSize, MAX_SIZE } from "./size.ts";
import type { Subtree } from "./subtree.ts";

/** Number of hashes in a full tile, and of entries in a full bundle (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;

/** Number of tree levels one tile spans: 2^8 = 256. */
export const TILE_HEIGHT = 8;

/** The highest tile level a log of at most 2^53−1 leaves can have. */
export const MAX_TILE_LEVEL = 6;

/** Hashes `index·256` up to `index·256 + width` of tree level `level·8`, side by side; width is 1 to 256. */
export interface Tile {
	readonly level: number;
	readonly index: number;
	readonly width: number;
}

/** How many hashes a log of this size has in a tile: 0 when it has none, 256 when the tile is full. */
export function tileWidth(level: number, index: number, size: number): number {
	const before = index * TILE_WIDTH;
	const hashes = Math.floor(size / TILE_WIDTH ** level);
	return Math.max(0, Math.min(TILE_WIDTH, hashes - before));
}

/** The tile of a log of this size that a complete subtree's hash is computed from. Throws when the log is too small. */
export function tileOf({ level, index }: Subtree, size: number): Tile {
	assertSize(size);
	if ((index + 1) * 2 ** level > size)
		throw new RangeError(`no subtree ${level}/${index} in a log of ${size}`);
	const tileLevel = Math.floor(level / TILE_HEIGHT);
	const tileIndex = Math.floor(index / (TILE_WIDTH / 2 ** (level % TILE_HEIGHT)));
	return { level: tileLevel, index: tileIndex, width: tileWidth(tileLevel, tileIndex, size) };
}

/** The tiles of a log of this size that a planned proof or root needs, each once. */
export function tilesForPlan(plan: ProofPlan, size: number): Tile[] {
	const tiles = plan.flat().map((subtree) => tileOf(subtree, size));
	return [...new Map(tiles.map((tile) => [`${tile.level}/${tile.index}`, tile])).values()];
}

/**
 * Every tile of a log of this size that a log of the earlier size did not have or had narrower, leaves first:
 * what a store must write, and what a follower must fetch. Throws unless from ≤ size.
 */
export function* tilesOfTree(size: number, from = 0): Generator<Tile> {
	assertSize(size);
	assertSize(from);
	if (from > size) throw new RangeError(`a log of ${size} has no earlier size ${from}`);
	for (let level = 0; level <= MAX_TILE_LEVEL; level += 1) yield* tilesOfLevel(level, size, from);
}

/** Every entry bundle of a log of this size that a log of the earlier size did not have or had narrower. */
export function* bundlesOfTree(size: number, from = 0): Generator<{ index: number; width: number }> {
	assertSize(size);
	assertSize(from);
	for (const { index, width } of tilesOfLevel(0, size, from)) yield { index, width };
}

/** The hashes of a tile, or undefined when the bytes are not exactly as many hashes as the tile is wide. */
export function splitTile(bytes: Bytes, width: number): Bytes[] | undefined {
	if (bytes.length !== width * HASH_BYTES) return undefined;
	return Array.from({ length: width }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}

/** Where a tile is served, below the log's prefix: `tile/<L>/<N>[.p/<W>]`. Throws on coordinates no log can have. */
export function tilePath(level: number, index: number, width = TILE_WIDTH): string {
	if (!isLevel(level))
		throw new RangeError(`expected a tile level from 0 to ${MAX_TILE_LEVEL}, got ${level}`);
	return `tile/${level}/${indexPath(index, width)}`;
}

/** Where a bundle of entries is served, below the log's prefix: `tile/entries/<N>[.p/<W>]`. */
export function entriesPath(index: number, width = TILE_WIDTH): string {
	return `tile/entries/${indexPath(index, width)}`;
}

/** What a path below a log's prefix names. */
export type TileName =
	| ({ readonly kind: "hashes" } & Tile)
	| { readonly kind: "entries"; readonly index: number; readonly width: number };

/** What a path names; undefined unless it is exactly what `tilePath` or `entriesPath` would write. */
export function parseTilePath(path: string): TileName | undefined {
	const match = PATH.exec(path);
	if (!match) return undefined;
	const [, place, folders = "", last, partial] = match;
	const index = Number(folders.replaceAll(/[x/]/g, "") + last);
	const width = partial === undefined ? TILE_WIDTH : Number(partial);
	if (!isIndex(index) || (partial !== undefined && !isPartialWidth(width))) return undefined;
	const name: TileName =
		place === "entries"
			? { kind: "entries", index, width }
			: { kind: "hashes", level: Number(place), index, width };
	return formatTileName(name) === path ? name : undefined;
}

// Six groups of three digits hold more than any index below 2^53.
const PATH = /^tile\/([0-6]|entries)\/((?:x\d{3}\/){0,5})(\d{3})(?:\.p\/(\d{1,3}))?$/;

function formatTileName(name: TileName): string {
	return name.kind === "entries"
		? entriesPath(name.index, name.width)
		: tilePath(name.level, name.index, name.width);
}

function indexPath(index: number, width: number): string {
	if (!isIndex(index)) throw new RangeError(`expected a tile index, got ${index}`);
	if (width !== TILE_WIDTH && !isPartialWidth(width))
		throw new RangeError(`expected a tile width from 1 to ${TILE_WIDTH}, got ${width}`);
	const digits = String(index);
	const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
	const groups = padded.match(/\d{3}/g) as string[];
	const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
	return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}

function* tilesOfLevel(level: number, size: number, from: number): Generator<Tile> {
	const already = Math.floor(from / TILE_WIDTH ** level);
	for (let index = Math.floor(already / TILE_WIDTH); ; index += 1) {
		const width = tileWidth(level, index, size);
		if (width === 0) return;
		if (width > tileWidth(level, index, from)) yield { level, index, width };
	}
}

function isLevel(level: number): boolean {
	return Number.isInteger(level) && level >= 0 && level <= MAX_TILE_LEVEL;
}

function isIndex(index: number): boolean {
	return isSize(index) && index <= Math.floor(MAX_SIZE / TILE_WIDTH);
}

function isPartialWidth(width: number): boolean {
	return Number.isInteger(width) && width > 0 && width < TILE_WIDTH;
}
