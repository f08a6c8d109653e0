import type { Bytes } from "../../crypto/bytes.ts";
import { HASH_BYTES } from "./hash.ts";
import type { ProofPlan } from "./proof-plan.ts";
import { foldSubtrees, type ReadSubtree } from "./subtree.ts";
import { splitTile, TILE_HEIGHT, TILE_WIDTH, type Tile, tileOf, tilesForPlan } from "./tiles.ts";

/** Gives, in time, the bytes of a tile; rejects when it does not have them. */
export type FetchTile = (tile: Tile) => Promise<Bytes>;

/**
 * The hashes of complete subtrees of one log, read out of its tiles (C2SP tlog-tiles).
 * Tiles are not trusted here: whoever verifies the proof made from them finds out.
 */
export class TileReader {
	readonly #size: number;
	readonly #tiles = new Map<string, readonly Bytes[]>();

	/** A reader for a log of this size that holds no tile yet. */
	constructor(size: number) {
		this.#size = size;
	}

	/** Holds a tile. A wider tile than the log's size calls for serves as well; any other length throws RangeError. */
	add(tile: Tile, bytes: Bytes): void {
		const width = Math.floor(bytes.length / HASH_BYTES);
		const hashes = width <= TILE_WIDTH && width >= tile.width ? splitTile(bytes, width) : undefined;
		if (!hashes) throw new RangeError(`tile ${tile.level}/${tile.index} cannot have ${bytes.length} bytes`);
		this.#tiles.set(`${tile.level}/${tile.index}`, hashes);
	}

	/** The hash of a complete subtree. Throws RangeError when its tile was not added or the log is too small. */
	readonly read: ReadSubtree = (level, index) => {
		const tile = tileOf({ level, index }, this.#size);
		const hashes = this.#tiles.get(`${tile.level}/${tile.index}`);
		if (!hashes) throw new RangeError(`tile ${tile.level}/${tile.index} is missing`);
		const count = 2 ** (level % TILE_HEIGHT);
		const start = (index * count) % TILE_WIDTH;
		return foldComplete(hashes.slice(start, start + count));
	};
}

/** Fetches, at once, the tiles of a log of this size that a plan needs, and gives a reader that holds them. */
export async function fetchTiles(plan: ProofPlan, size: number, fetch: FetchTile): Promise<TileReader> {
	const reader = new TileReader(size);
	const tiles = tilesForPlan(plan, size);
	const bytes = await Promise.all(tiles.map(fetch));
	for (const [at, tile] of tiles.entries()) reader.add(tile, bytes[at] as Bytes);
	return reader;
}

// Hashes come in powers of two: halving them pairwise is the fold of two equal subtrees each time.
function foldComplete(hashes: readonly Bytes[]): Bytes {
	if (hashes.length === 1) return hashes[0] as Bytes;
	const middle = hashes.length / 2;
	return foldSubtrees([foldComplete(hashes.slice(0, middle)), foldComplete(hashes.slice(middle))]);
}
