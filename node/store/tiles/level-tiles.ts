import { equal, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { RightEdge } from "@mingjian/ledger/merkle/log/right-edge.ts";
import { encodeBlockLeaf, encodeEntryLeaf } from "@mingjian/ledger/record/leaf.ts";
import type { BlockLog } from "../block-log/block-log.ts";
import type { BlockFrame } from "../block-log/frame.ts";
import type { FramePlace } from "../block-log/frame-places.ts";
import { RecordDamaged } from "../record-damaged.ts";
import { LogTiles } from "./log-tiles.ts";

/** Which tiles to bring to which height of which log. */
export interface Levelling {
	readonly log: BlockLog;
	readonly tiles: LogTiles;
	readonly height: number;
	readonly note?: ((line: string) => void) | undefined;
}

/**
 * Brings the tiles to exactly the log's size after a height, and gives the edge there. Tiles that do not fit the log are made
 * again. Refuses a log whose leaves do not lead to the root it says (RecordDamaged).
 */
export async function levelTiles(levelling: Levelling): Promise<RightEdge> {
	const { log, tiles, height } = levelling;
	await tiles.truncate(wholeBlocks(log, Math.min(tiles.size, sizeAfter(log.place(height)))));
	const edge = await edgeOrNone(levelling);
	const begin = edge.size === 0 ? 0 : log.placeOfIndex(edge.size - 1)!.height + 1;
	for (let next = begin; next <= height; next++) appendFrame(tiles, edge, log.read(next)!);
	const place = log.place(height);
	if (place && !equal(edge.root(), place.root))
		throw new RecordDamaged("record", `the leaves of block ${height} lead to another root`);
	return edge;
}

/** Leaves in the log after a block. */
export function sizeAfter(place: FramePlace | undefined): number {
	return place ? place.firstIndex + place.entryCount + 1 : 0;
}

/** The largest size up to `most` at which a block ends. */
function wholeBlocks(log: BlockLog, most: number): number {
	const place = log.placeOfIndex(most - 1);
	if (!place) return 0;
	return sizeAfter(place) === most ? most : place.firstIndex;
}

/** The stored edge, or an empty one and empty tiles where the stored one does not fit the log. */
async function edgeOrNone({ tiles, log, note }: Levelling): Promise<RightEdge> {
	try {
		const edge = tiles.edge();
		const place = log.placeOfIndex(edge.size - 1);
		if (edge.size === 0 || (place && equal(edge.root(), place.root))) return edge;
		note?.("tiles: root differs from the record's; made again");
	} catch (error) {
		note?.(`tiles: ${(error as Error).message}; made again`);
	}
	await tiles.truncate(0);
	return new RightEdge();
}

function appendFrame(tiles: LogTiles, edge: RightEdge, frame: BlockFrame): void {
	const { block, results, stateRoot } = frame;
	const leaves = block.envelopes.map((envelope, order) => {
		const { code, result } = results[order]!;
		return encodeEntryLeaf({ envelopeHash: sha256(envelope), code, resultHash: sha256(utf8(result)) });
	});
	const { height, timeMs, membersHash } = block;
	leaves.push(encodeBlockLeaf({ height, timeMs, entryCount: leaves.length, stateRoot, membersHash }));
	const { sink, completed } = LogTiles.collector();
	for (const leaf of leaves) edge.append(leafHash(leaf), sink);
	tiles.append(leaves, completed);
}
