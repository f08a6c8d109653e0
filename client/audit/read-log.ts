import { type Bytes, equal } from "@mingjian/ledger/crypto/bytes.ts";
import { HASH_BYTES, leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { RightEdge } from "@mingjian/ledger/merkle/log/right-edge.ts";
import {
	bundlesOfTree,
	entriesPath,
	TILE_HEIGHT,
	TILE_WIDTH,
	tilePath,
	tilesOfTree,
} from "@mingjian/ledger/merkle/log/tiles.ts";
import { parseBlockLeaf } from "@mingjian/ledger/record/leaf.ts";
import type { LogPosition } from "../verify/growth.ts";
import { Departure } from "./divergence.ts";
import { inOrder } from "./in-order.ts";
import type { LogFiles } from "./log-files.ts";

/** What reading takes. */
export interface LogReading {
	readonly files: LogFiles;
	/** Files asked for at once. */
	readonly concurrency: number;
	/** Told of leaves read. */
	readonly progress: (leaves: number) => void;
}

/** A log that leads to the root that was signed. */
export interface SignedLog {
	/** 32 bytes a leaf, in order. */
	readonly leafHashes: Bytes;
	/** Block leaves: one a height, the genesis included. */
	readonly blocks: number;
}

/** The hash of a leaf of the signed log; empty past its end. */
export function hashAt({ leafHashes }: SignedLog, index: number): Bytes {
	return leafHashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
}

/** Where tile and bundle first disagree, and the right edge the tile would lead to. */
interface Doubt {
	readonly index: number;
	readonly edge: RightEdge;
}

/**
 * Reads every bundle and every tile of the log and recomputes every hash up to the signed root. Throws Departure at the first
 * file that is not of that log: where a tile and a bundle disagree, the one that does not lead to the root was changed.
 */
export async function readLog({ size, root }: LogPosition, reading: LogReading): Promise<SignedLog> {
	const { files, concurrency, progress } = reading;
	const leafHashes = new Uint8Array(size * HASH_BYTES);
	const upper = new Map<string, Bytes>();
	const edge = new RightEdge();
	let doubt: Doubt | undefined;
	let blocks = 0;
	const load = async ({ index, width }: { index: number; width: number }) =>
		Promise.all([files.leaves(index), files.hashes({ level: 0, index, width })]);
	for await (const [leaves, hashes] of inOrder(bundlesOfTree(size), concurrency, load)) {
		for (const [at, leaf] of leaves.entries()) {
			const hash = leafHash(leaf);
			const index = edge.size;
			if (!doubt && !equal(hash, hashes[at]!)) doubt = { index, edge: edge.clone() };
			doubt?.edge.append(hashes[at]!);
			edge.append(hash, (level, place, complete) => {
				if (level > 0 && level % TILE_HEIGHT === 0) upper.set(`${level / TILE_HEIGHT}/${place}`, complete);
			});
			leafHashes.set(hash, index * HASH_BYTES);
			if (parseBlockLeaf(leaf)) blocks += 1;
		}
		progress(edge.size);
	}
	judge({ root, edge, doubt });
	await checkUpperTiles(size, upper, reading);
	return { leafHashes, blocks };
}

function judge({ root, edge, doubt }: { root: Bytes; edge: RightEdge; doubt: Doubt | undefined }): void {
	const bundlesLead = equal(edge.root(), root);
	if (bundlesLead && !doubt) return;
	if (!doubt) throw new Departure({ kind: "log-differs" });
	const { index } = doubt;
	const number = Math.floor(index / TILE_WIDTH);
	if (bundlesLead) throw new Departure({ kind: "tile-changed", index, file: tilePath(0, number) });
	const tilesLead = equal(doubt.edge.root(), root);
	throw new Departure(
		tilesLead ? { kind: "bundle-changed", index, file: entriesPath(number) } : { kind: "log-differs", index },
	);
}

async function checkUpperTiles(
	size: number,
	upper: ReadonlyMap<string, Bytes>,
	{ files, concurrency }: LogReading,
): Promise<void> {
	const tiles = [...tilesOfTree(size)].filter(({ level }) => level > 0);
	const load = async (tile: (typeof tiles)[0]) => ({ tile, hashes: await files.hashes(tile) });
	for await (const { tile, hashes } of inOrder(tiles, concurrency, load)) {
		const { level, index, width } = tile;
		const changed = hashes.some(
			(hash, at) => !equal(hash, upper.get(`${level}/${index * TILE_WIDTH + at}`)!),
		);
		if (changed) throw new Departure({ kind: "tile-changed", file: tilePath(level, index, width) });
	}
}
