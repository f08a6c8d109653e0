import { crc32 } from "node:zlib";
import { type Bytes, fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { type Block, decodeBlock, encodeBlock, type Result } from "@mingjian/ledger/record/block.ts";

/** What one frame of the block log holds: a block, and what executing it came to. */
export interface BlockFrame {
	readonly block: Block;
	/** Index of the block's first leaf in the log. */
	readonly firstIndex: number;
	/** Root of the log after the block. */
	readonly root: Bytes;
	readonly stateRoot: Bytes;
	readonly results: readonly Result[];
	/** Of each transaction, in order: 32-octet id and when it was signed, for the replay window. */
	readonly ids: readonly { readonly digest: Bytes; readonly issuedAt: number }[];
	/** Height that was durable when this frame was written. */
	readonly durable: number;
}

/** The fixed front of a frame: enough to index the log without reading bodies. */
export interface FrameHeader {
	readonly bodyLength: number;
	readonly bodyCrc: number;
	readonly height: number;
	readonly timeMs: number;
	readonly firstIndex: number;
	readonly entryCount: number;
	readonly root: Bytes;
	readonly stateRoot: Bytes;
	readonly durable: number;
}

/**
 * Header: "MJB1" ‖ u32 bodyLength ‖ u32 bodyCrc ‖ u64 height ‖ u64 timeMs ‖ u64 firstIndex ‖ u32 entryCount ‖ root(32) ‖
 * stateRoot(32) ‖ i64 durable ‖ u32 headerCrc, big-endian. Body: u32 blockLength ‖ block ‖ per entry (id(32) ‖ u64 issuedAt ‖ u8 codeLength ‖
 * code ‖ u32 resultLength ‖ result).
 */
export const headerSize = 116;
const magic = 0x4d4a4231;
/** What every frame begins with. */
export const magicBytes: Bytes = Uint8Array.of(0x4d, 0x4a, 0x42, 0x31);

export function encodeFrame(frame: BlockFrame): Bytes {
	const block = encodeBlock(frame.block);
	const outcomes = frame.results.map(({ code, result }) => ({ code: utf8(code), result: utf8(result) }));
	let size = headerSize + 4 + block.length;
	for (const { code, result } of outcomes) size += 32 + 8 + 1 + code.length + 4 + result.length;
	const out = new Uint8Array(size);
	const view = new DataView(out.buffer);
	view.setUint32(headerSize, block.length);
	out.set(block, headerSize + 4);
	let at = headerSize + 4 + block.length;
	outcomes.forEach(({ code, result }, order) => {
		const { digest, issuedAt } = frame.ids[order]!;
		out.set(digest, at);
		view.setBigUint64(at + 32, BigInt(issuedAt));
		out[at + 40] = code.length;
		out.set(code, at + 41);
		at += 41 + code.length;
		view.setUint32(at, result.length);
		out.set(result, at + 4);
		at += 4 + result.length;
	});
	writeHeader(out, view, frame);
	return out;
}

/** Reads a header; undefined where it is torn or damaged. */
export function decodeHeader(bytes: Bytes): FrameHeader | undefined {
	if (bytes.length < headerSize) return undefined;
	const view = new DataView(bytes.buffer, bytes.byteOffset, headerSize);
	if (view.getUint32(0) !== magic) return undefined;
	if (crc32(bytes.subarray(0, headerSize - 4)) !== view.getUint32(headerSize - 4)) return undefined;
	return readHeader(bytes);
}

/** Reads a header known to be intact. */
export function readHeader(bytes: Bytes): FrameHeader {
	const view = new DataView(bytes.buffer, bytes.byteOffset, headerSize);
	return {
		bodyLength: view.getUint32(4),
		bodyCrc: view.getUint32(8),
		height: Number(view.getBigUint64(12)),
		timeMs: Number(view.getBigUint64(20)),
		firstIndex: Number(view.getBigUint64(28)),
		entryCount: view.getUint32(36),
		root: bytes.slice(40, 72),
		stateRoot: bytes.slice(72, 104),
		durable: Number(view.getBigInt64(104)),
	};
}

/** True where the body is the one its header was written for. */
export function bodyIntact(header: FrameHeader, body: Bytes): boolean {
	return body.length === header.bodyLength && crc32(body) === header.bodyCrc;
}

/** Reads an intact body. Throws RangeError where it does not hold what the header says. */
export function decodeBody(header: FrameHeader, body: Bytes): BlockFrame {
	const view = new DataView(body.buffer, body.byteOffset, body.length);
	const blockEnd = 4 + view.getUint32(0);
	const block = decodeBlock(body.subarray(4, blockEnd));
	if (!block || block.height !== header.height || block.envelopes.length !== header.entryCount) {
		throw new RangeError(`frame ${header.height} does not hold its block`);
	}
	const results: Result[] = [];
	const ids: { digest: Bytes; issuedAt: number }[] = [];
	let at = blockEnd;
	for (let i = 0; i < header.entryCount; i++) {
		const codeEnd = at + 41 + view.getUint8(at + 40);
		const end = codeEnd + 4 + view.getUint32(codeEnd);
		ids.push({ digest: body.subarray(at, at + 32), issuedAt: Number(view.getBigUint64(at + 32)) });
		results.push({
			code: fromUtf8(body.subarray(at + 41, codeEnd)),
			result: fromUtf8(body.subarray(codeEnd + 4, end)),
		});
		at = end;
	}
	const { firstIndex, root, stateRoot, durable } = header;
	return { block, firstIndex, root, stateRoot, results, ids, durable };
}

function writeHeader(out: Bytes, view: DataView, frame: BlockFrame): void {
	const body = out.subarray(headerSize);
	view.setUint32(0, magic);
	view.setUint32(4, body.length);
	view.setUint32(8, crc32(body));
	view.setBigUint64(12, BigInt(frame.block.height));
	view.setBigUint64(20, BigInt(frame.block.timeMs));
	view.setBigUint64(28, BigInt(frame.firstIndex));
	view.setUint32(36, frame.block.envelopes.length);
	out.set(frame.root, 40);
	out.set(frame.stateRoot, 72);
	view.setBigInt64(104, BigInt(frame.durable));
	view.setUint32(headerSize - 4, crc32(out.subarray(0, headerSize - 4)));
}
