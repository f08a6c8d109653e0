import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { crc32 } from "node:zlib";

/** The newest version of each page in a write-ahead log, by page number from 1. */
export interface WalPages {
	readonly pageSize: number;
	/** Where its octets begin. */
	readonly offsets: ReadonlyMap<number, number>;
	/** Their CRC-32. */
	readonly sums: ReadonlyMap<number, number>;
}

/** One page on its way into the file. */
interface WalFrame {
	readonly page: number;
	readonly offset: number;
	readonly sum: number;
}

const headerSize = 32;
const frameHeaderSize = 24;
/** Frames read at a time. */
const step = 128;
/** Checksums over little-endian words; the last bit set says big-endian (sqlite.org/fileformat2.html#walformat). */
const magic = 0x377f0682;

/**
 * The committed pages of a write-ahead log, as SQLite would recover them: up to the last commit before which every salt and
 * checksum is right. Undefined where there is none.
 */
export function walPages(path: string): WalPages | undefined {
	if (!existsSync(path)) return undefined;
	const file = openSync(path, "r");
	try {
		const header = Buffer.alloc(headerSize);
		if (readSync(file, header, 0, headerSize, 0) !== headerSize) return undefined;
		return pagesOf(file, header);
	} finally {
		closeSync(file);
	}
}

function pagesOf(file: number, header: Buffer): WalPages | undefined {
	const kind = header.readUInt32BE(0);
	if (kind !== magic && kind !== magic + 1) return undefined;
	const sum = new WalSum(kind === magic);
	sum.add(header.subarray(0, 24));
	if (!sum.is(header, 24)) return undefined;
	const pageSize = header.readUInt32BE(8);
	const offsets = new Map<number, number>();
	const sums = new Map<number, number>();
	let uncommitted: WalFrame[] = [];
	for (const { frame, at } of framesOf(file, pageSize)) {
		sum.add(frame.subarray(0, 8));
		sum.add(frame.subarray(frameHeaderSize));
		if (frame.compare(header, 16, 24, 8, 16) !== 0 || !sum.is(frame, 16)) break;
		const page = frame.readUInt32BE(0);
		uncommitted.push({
			page,
			offset: at + frameHeaderSize,
			sum: crc32(frame.subarray(frameHeaderSize)),
		});
		if (frame.readUInt32BE(4) === 0) continue;
		for (const each of uncommitted) {
			offsets.set(each.page, each.offset);
			sums.set(each.page, each.sum);
		}
		uncommitted = [];
	}
	return { pageSize, offsets, sums };
}

/** The whole frames of a log, one after another; each is good until the next is asked for. */
function* framesOf(file: number, pageSize: number): Generator<{ frame: Buffer; at: number }> {
	const size = frameHeaderSize + pageSize;
	const bytes = Buffer.alloc(step * size);
	for (let at = headerSize; ; at += bytes.length) {
		const read = readSync(file, bytes, 0, bytes.length, at);
		for (let start = 0; start + size <= read; start += size)
			yield { frame: bytes.subarray(start, start + size), at: at + start };
		if (read < bytes.length) return;
	}
}

/** The running checksum of a write-ahead log. */
class WalSum {
	readonly #littleEndian: boolean;
	#first = 0;
	#second = 0;

	constructor(littleEndian: boolean) {
		this.#littleEndian = littleEndian;
	}

	add(bytes: Buffer): void {
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
		const littleEndian = this.#littleEndian;
		let first = this.#first | 0;
		let second = this.#second | 0;
		for (let at = 0; at < bytes.length; at += 8) {
			first = (first + view.getInt32(at, littleEndian) + second) | 0;
			second = (second + view.getInt32(at + 4, littleEndian) + first) | 0;
		}
		this.#first = first >>> 0;
		this.#second = second >>> 0;
	}

	is(bytes: Buffer, at: number): boolean {
		return bytes.readUInt32BE(at) === this.#first && bytes.readUInt32BE(at + 4) === this.#second;
	}
}
