import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Bytes, concat } from "@mingjian/ledger/crypto/bytes.ts";
import { encodeEntryBundle } from "@mingjian/ledger/merkle/log/entry-bundle.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { RightEdge } from "@mingjian/ledger/merkle/log/right-edge.ts";
import type { ReadSubtree } from "@mingjian/ledger/merkle/log/subtree.ts";
import {
	bundlesOfTree,
	entriesPath,
	TILE_HEIGHT,
	TILE_WIDTH,
	tilePath,
	tilesOfTree,
} from "@mingjian/ledger/merkle/log/tiles.ts";

/** A log whose leaves and subtrees are all in memory, for writing it out in every way a reader may want it. */
export interface MemoryLog {
	readonly leaves: readonly Bytes[];
	/** The root at each size, from 0. */
	readonly roots: readonly Bytes[];
	readonly read: ReadSubtree;
}

/** Appends leaves to a new log. */
export function growLog(leaves: readonly Bytes[]): MemoryLog {
	const edge = new RightEdge();
	const subtrees = new Map<string, Bytes>();
	const roots = [edge.root()];
	for (const leaf of leaves) {
		edge.append(leafHash(leaf), (level, index, hash) => subtrees.set(`${level}/${index}`, hash));
		roots.push(edge.root());
	}
	const read: ReadSubtree = (level, index) => {
		const hash = subtrees.get(`${level}/${index}`);
		if (!hash) throw new RangeError(`no subtree ${level}/${index}`);
		return hash;
	};
	return { leaves, roots, read };
}

/** Writes the tiles and entry bundles that a log grew by between two sizes into a directory (spec/log.md §4). */
export function writeTiles(directory: string, log: MemoryLog, sizes: { from: number; to: number }): void {
	for (const { level, index, width } of tilesOfTree(sizes.to, sizes.from)) {
		const hashes = Array.from({ length: width }, (_, at) =>
			log.read(level * TILE_HEIGHT, index * TILE_WIDTH + at),
		);
		write(directory, tilePath(level, index, width), concat(...hashes));
	}
	for (const { index, width } of bundlesOfTree(sizes.to, sizes.from)) {
		const entries = log.leaves.slice(index * TILE_WIDTH, index * TILE_WIDTH + width);
		write(directory, entriesPath(index, width), encodeEntryBundle(entries));
	}
}

function write(directory: string, path: string, bytes: Bytes): void {
	const file = join(directory, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, bytes);
}
