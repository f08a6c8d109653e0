import type { Bytes } from "../crypto/bytes.ts";
import { limits } from "./limits.ts";

/** What was ordered: the input of execution, the same on every node (spec/record.md §4). Height 0 is the genesis and carries none. */
export interface Block {
	readonly height: number;
	/** Milliseconds since the Unix epoch; never earlier than the block before. */
	readonly timeMs: number;
	readonly membersHash: Bytes;
	readonly envelopes: readonly Bytes[];
}

/** How one transaction ended. */
export interface Result {
	/** "ok" or a refusal code. */
	readonly code: string;
	/** JSON text, "null" for a refusal. */
	readonly result: string;
}

const version = 1;
const headerSize = 1 + 8 + 8 + 32 + 4;

/** version ‖ u64be height ‖ u64be timeMs ‖ membersHash ‖ u32be count ‖ (u32be length ‖ envelope)*. */
export function encodeBlock(block: Block): Bytes {
	let size = headerSize;
	for (const envelope of block.envelopes) size += 4 + envelope.length;
	const out = new Uint8Array(size);
	const view = new DataView(out.buffer);
	out[0] = version;
	view.setBigUint64(1, BigInt(block.height));
	view.setBigUint64(9, BigInt(block.timeMs));
	out.set(block.membersHash, 17);
	view.setUint32(49, block.envelopes.length);
	let at = headerSize;
	for (const envelope of block.envelopes) {
		view.setUint32(at, envelope.length);
		out.set(envelope, at + 4);
		at += 4 + envelope.length;
	}
	return out;
}

/** Reads a block; undefined unless every byte is accounted for. Envelopes are views into `bytes`. */
export function decodeBlock(bytes: Bytes): Block | undefined {
	if (bytes.length < headerSize || bytes[0] !== version) return undefined;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const height = Number(view.getBigUint64(1));
	const timeMs = Number(view.getBigUint64(9));
	const count = view.getUint32(49);
	if (!Number.isSafeInteger(height) || !Number.isSafeInteger(timeMs) || count > limits.blockEntries)
		return undefined;
	const envelopes: Bytes[] = [];
	let at = headerSize;
	for (let i = 0; i < count; i++) {
		if (at + 4 > bytes.length) return undefined;
		const end = at + 4 + view.getUint32(at);
		if (end > bytes.length) return undefined;
		envelopes.push(bytes.subarray(at + 4, end));
		at = end;
	}
	return at === bytes.length ? { height, timeMs, membersHash: bytes.subarray(17, 49), envelopes } : undefined;
}
