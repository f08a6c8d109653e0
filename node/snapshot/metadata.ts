import type { Snapshot } from "@mingjian/consensus/driver/machine.ts";
import { type Bytes, concat, equal } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";

/** What a snapshot says of itself. Nothing of it is believed: it is what the chunks must turn out to be. */
export interface SnapshotFacts {
	/** Height of the record's last block in it. */
	readonly height: number;
	/** Leaves in the log up to that block. */
	readonly size: number;
	/** SHA-256 of each chunk. */
	readonly chunkHashes: readonly Bytes[];
}

/** The format of chunks and metadata written here. */
export const snapshotFormat = 1;
/** Most chunks: what a message between engines has room for, and half a terabyte of record. */
const maxChunks = 65_536;
const hashSize = 32;

/** u64be height ‖ u64be size ‖ hashes of the chunks. */
export function describe({ height, size, chunkHashes }: SnapshotFacts): Snapshot {
	const front = new Uint8Array(16);
	const view = new DataView(front.buffer);
	view.setBigUint64(0, BigInt(height));
	view.setBigUint64(8, BigInt(size));
	const metadata = concat(front, ...chunkHashes);
	return { format: snapshotFormat, chunks: chunkHashes.length, hash: sha256(metadata), metadata };
}

/** Reads what a snapshot says of itself; undefined where its parts do not fit one another. */
export function factsOf({ chunks, hash, metadata }: Snapshot): SnapshotFacts | undefined {
	if (chunks < 1 || chunks > maxChunks || metadata.length !== 16 + chunks * hashSize) return undefined;
	if (!equal(sha256(metadata), hash)) return undefined;
	const view = new DataView(metadata.buffer, metadata.byteOffset, 16);
	const [height, size] = [Number(view.getBigUint64(0)), Number(view.getBigUint64(8))];
	if (!Number.isSafeInteger(height) || !Number.isSafeInteger(size) || height < 1) return undefined;
	const chunkHashes = Array.from({ length: chunks }, (_, order) =>
		metadata.slice(16 + order * hashSize, 16 + (order + 1) * hashSize),
	);
	return { height, size, chunkHashes };
}
