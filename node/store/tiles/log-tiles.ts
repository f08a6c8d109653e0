import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { consistencyProof } from "@mingjian/ledger/merkle/log/consistency.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { inclusionProof } from "@mingjian/ledger/merkle/log/inclusion.ts";
import { RightEdge, type SubtreeSink } from "@mingjian/ledger/merkle/log/right-edge.ts";
import { foldSubtrees, subtreesOf } from "@mingjian/ledger/merkle/log/subtree.ts";
import { MAX_TILE_LEVEL, TILE_HEIGHT, TILE_WIDTH, tileWidth } from "@mingjian/ledger/merkle/log/tiles.ts";
import { LruCache } from "../../crypto/lru-cache.ts";
import type { Files } from "../files.ts";
import { EntryFile } from "./entry-file.ts";
import { HashFile, hashBytes } from "./hash-file.ts";

/** Hashes of the tile levels that a block completed, in order. */
export type CompletedHashes = readonly (readonly Bytes[])[];

/** A stored tile or bundle is not what the log's root commits to. Everything here can be made again from the block log. */
export class TilesDamaged extends Error {}

const cachedTiles = 512;

/**
 * The log as C2SP tiles: leaves, leaf hashes, and the hashes of full tiles level by level. Derived from the block log and
 * never synced; whatever is read from disk is checked against the level above, whose hashes are in memory, before it
 * is used.
 */
export class LogTiles {
	readonly #levels: readonly HashFile[];
	readonly #entries: EntryFile;
	#tiles = new LruCache<Bytes>(cachedTiles);

	static async open(files: Files, directory: string): Promise<LogTiles> {
		await files.makeDirectory(directory);
		const levels: HashFile[] = [];
		for (let level = 0; level <= MAX_TILE_LEVEL; level++) {
			levels.push(await HashFile.open(files, `${directory}/level-${level}`, level > 0));
		}
		return new LogTiles(levels, await EntryFile.open(files, directory));
	}

	private constructor(levels: readonly HashFile[], entries: EntryFile) {
		this.#levels = levels;
		this.#entries = entries;
	}

	/** Leaves held. */
	get size(): number {
		return Math.min(this.#levels[0]!.count, this.#entries.count);
	}

	/** Forgets every leaf from `size` on, and whatever a torn write left behind it. */
	async truncate(size: number): Promise<void> {
		this.#tiles = new LruCache(cachedTiles);
		for (const [level, file] of this.#levels.entries())
			await file.truncate(Math.floor(size / TILE_WIDTH ** level));
		await this.#entries.truncate(size);
	}

	/** The right edge of the log as stored. Throws TilesDamaged where the stored levels do not fit together. */
	edge(): RightEdge {
		const { size } = this;
		for (const [level, file] of this.#levels.entries()) {
			if (file.count !== Math.floor(size / TILE_WIDTH ** level))
				throw new TilesDamaged(`level ${level} is incomplete`);
			if (level > 1) this.#checkLevel(level);
		}
		if (size % TILE_WIDTH !== 0) this.bundle(Math.floor(size / TILE_WIDTH), size % TILE_WIDTH);
		return RightEdge.restore(
			size,
			subtreesOf(0, size).map(({ level, index }) => this.#subtree(level, index)),
		);
	}

	/** A sink that collects what a block completes, for `append`. */
	static collector(): { readonly sink: SubtreeSink; readonly completed: Bytes[][] } {
		const completed: Bytes[][] = Array.from({ length: MAX_TILE_LEVEL + 1 }, () => []);
		const sink: SubtreeSink = (level, _index, hash) => {
			if (level % TILE_HEIGHT === 0) completed[level / TILE_HEIGHT]!.push(hash);
		};
		return { sink, completed };
	}

	/** Appends a block's leaves and what they completed. */
	append(leaves: readonly Bytes[], completed: CompletedHashes): void {
		completed.forEach((hashes, level) => {
			if (hashes.length > 0) this.#levels[level]!.append(hashes);
		});
		this.#entries.append(leaves);
	}

	/** A tile at exactly this width; undefined where the log has none so wide. */
	tile(level: number, index: number, width: number): Bytes | undefined {
		const most = this.#widest(level, index);
		if (!Number.isInteger(width) || width < 1 || width > most) return undefined;
		return this.#checkedTile(level, index, most)?.slice(0, width * hashBytes);
	}

	/** An entry bundle at exactly this width. */
	bundle(index: number, width: number): Bytes | undefined {
		const hashes = this.tile(0, index, width);
		if (!hashes) return undefined;
		const entries = this.#entries.read(index, width);
		let at = 0;
		for (let i = 0; i < width; i++) {
			const end = at + 2 + ((entries[at]! << 8) | entries[at + 1]!);
			if (
				end > entries.length ||
				!same(leafHash(entries.subarray(at + 2, end)), hashes.subarray(i * hashBytes, (i + 1) * hashBytes))
			) {
				throw new TilesDamaged(`entry ${index * TILE_WIDTH + i} is damaged`);
			}
			at = end;
		}
		return entries.subarray(0, at);
	}

	/** One leaf's bytes. */
	leaf(index: number): Bytes | undefined {
		const bundle = this.bundle(Math.floor(index / TILE_WIDTH), (index % TILE_WIDTH) + 1);
		if (!bundle) return undefined;
		let at = 0;
		for (let i = 0; i < index % TILE_WIDTH; i++) at += 2 + ((bundle[at]! << 8) | bundle[at + 1]!);
		return bundle.subarray(at + 2);
	}

	/** Inclusion proof of a leaf in the log at a size it has had. */
	prove(index: number, size: number): Bytes[] {
		return inclusionProof(index, size, (level, at) => this.#subtree(level, at));
	}

	/** Consistency proof between two sizes the log has had. */
	proveGrowth(from: number, to: number): Bytes[] {
		return consistencyProof(from, to, (level, at) => this.#subtree(level, at));
	}

	async close(): Promise<void> {
		for (const file of this.#levels) await file.close();
		await this.#entries.close();
	}

	/** Hash of a complete subtree of any level. */
	#subtree(level: number, index: number): Bytes {
		const tileLevel = Math.floor(level / TILE_HEIGHT);
		const width = 2 ** (level % TILE_HEIGHT);
		const first = index * width;
		const tileIndex = Math.floor(first / TILE_WIDTH);
		const tile = this.#checkedTile(tileLevel, tileIndex, tileWidth(tileLevel, tileIndex, this.size));
		if (!tile) throw new TilesDamaged(`no tile ${tileLevel}/${tileIndex}`);
		const at = first % TILE_WIDTH;
		return perfectRoot(tile.subarray(at * hashBytes, (at + width) * hashBytes));
	}

	/** Full tiles are checked against the hash above; the partial one at the edge is in memory, as are all upper levels. */
	#checkedTile(level: number, index: number, width: number): Bytes | undefined {
		if (width === 0) return undefined;
		const file = this.#levels[level]!;
		if (level > 0 || width < TILE_WIDTH) return file.read(index * TILE_WIDTH, width);
		return this.#tiles.get(String(index), () => {
			const tile = file.read(index * TILE_WIDTH, TILE_WIDTH);
			const above = this.#levels[level + 1]!.read(index, 1);
			if (!same(perfectRoot(tile), above)) throw new TilesDamaged(`tile ${level}/${index} is damaged`);
			return tile;
		});
	}

	#widest(level: number, index: number): number {
		const known = Number.isInteger(level) && level >= 0 && level < this.#levels.length;
		return known && Number.isSafeInteger(index) && index >= 0 ? tileWidth(level, index, this.size) : 0;
	}

	#checkLevel(level: number): void {
		const file = this.#levels[level]!;
		for (let index = 0; index < file.count; index++) {
			const below = this.#levels[level - 1]!.read(index * TILE_WIDTH, TILE_WIDTH);
			if (!same(perfectRoot(below), file.read(index, 1))) throw new TilesDamaged(`level ${level} is damaged`);
		}
	}
}

/** Root of a perfect tree over hashes side by side. */
function perfectRoot(hashes: Bytes): Bytes {
	if (hashes.length === hashBytes) return hashes.slice();
	const half = hashes.length / 2;
	return foldSubtrees([perfectRoot(hashes.subarray(0, half)), perfectRoot(hashes.subarray(half))]);
}

function same(a: Bytes, b: Bytes): boolean {
	return Buffer.compare(a, b) === 0;
}
