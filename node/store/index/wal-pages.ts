import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { crc32 } from "node:zlib";

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
 * The newest version of each page in a write-ahead log that grows: its committed pages as SQLite would recover them, up to the last
 * commit before which every salt and checksum is right. None where there is no log.
 */
export class WalPages {
	readonly #path: string;
	readonly #offsets = new Map<number, number>();
	readonly #sums = new Map<number, number>();
	#header: Buffer = Buffer.alloc(0);
	/** Where the last commit ends and the running checksum there; undefined where the header is none. */
	#commit: { readonly at: number; readonly sum: WalSum } | undefined;

	/** Reads nothing yet: see `advance`. */
	constructor(path: string) {
		this.#path = path;
	}

	/** Where the octets of each page begin, by page number from 1. */
	get offsets(): ReadonlyMap<number, number> {
		return this.#offsets;
	}

	/** CRC-32 of each page. */
	get sums(): ReadonlyMap<number, number> {
		return this.#sums;
	}

	/** Takes in what was committed since the last time; a log that was begun anew is read from its start. */
	advance(): void {
		if (!existsSync(this.#path)) {
			this.#begin(Buffer.alloc(0));
			return;
		}
		const file = openSync(this.#path, "r");
		try {
			const header = Buffer.alloc(headerSize);
			const read = readSync(file, header, 0, headerSize, 0);
			if (read < headerSize || !header.equals(this.#header)) this.#begin(header.subarray(0, read));
			if (this.#commit) this.#take(file, this.#commit);
		} finally {
			closeSync(file);
		}
	}

	#begin(header: Buffer): void {
		this.#offsets.clear();
		this.#sums.clear();
		this.#header = header;
		this.#commit = undefined;
		if (header.length < headerSize) return;
		const kind = header.readUInt32BE(0);
		if (kind !== magic && kind !== magic + 1) return;
		const sum = new WalSum(kind === magic);
		sum.add(header.subarray(0, 24));
		if (sum.is(header, 24)) this.#commit = { at: headerSize, sum };
	}

	#take(file: number, from: { readonly at: number; readonly sum: WalSum }): void {
		const header = this.#header;
		const sum = from.sum.copy();
		let uncommitted: WalFrame[] = [];
		for (const { frame, at } of framesOf(file, header.readUInt32BE(8), from.at)) {
			sum.add(frame.subarray(0, 8));
			sum.add(frame.subarray(frameHeaderSize));
			if (frame.compare(header, 16, 24, 8, 16) !== 0 || !sum.is(frame, 16)) return;
			const page = frame.readUInt32BE(0);
			const crc = crc32(frame.subarray(frameHeaderSize));
			uncommitted.push({ page, offset: at + frameHeaderSize, sum: crc });
			if (frame.readUInt32BE(4) === 0) continue;
			for (const each of uncommitted) {
				this.#offsets.set(each.page, each.offset);
				this.#sums.set(each.page, each.sum);
			}
			uncommitted = [];
			this.#commit = { at: at + frame.length, sum: sum.copy() };
		}
	}
}

/** The whole frames of a log from a place on, one after another; each is good until the next is asked for. */
function* framesOf(file: number, pageSize: number, from: number): Generator<{ frame: Buffer; at: number }> {
	const size = frameHeaderSize + pageSize;
	const bytes = Buffer.alloc(step * size);
	for (let at = from; ; at += bytes.length) {
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

	copy(): WalSum {
		const copy = new WalSum(this.#littleEndian);
		copy.#first = this.#first;
		copy.#second = this.#second;
		return copy;
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
