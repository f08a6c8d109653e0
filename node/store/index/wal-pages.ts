import { closeSync, existsSync, openSync, readSync } from "node:fs";

/** Where the newest version of each page lies in a write-ahead log, by page number from 1. */
export interface WalPages {
	readonly pageSize: number;
	readonly offsets: ReadonlyMap<number, number>;
}

const headerSize = 32;
const frameHeaderSize = 24;
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
	const frame = Buffer.alloc(frameHeaderSize + pageSize);
	const offsets = new Map<number, number>();
	let uncommitted: [page: number, offset: number][] = [];
	for (let at = headerSize; readSync(file, frame, 0, frame.length, at) === frame.length; at += frame.length) {
		sum.add(frame.subarray(0, 8));
		sum.add(frame.subarray(frameHeaderSize));
		if (frame.compare(header, 16, 24, 8, 16) !== 0 || !sum.is(frame, 16)) break;
		uncommitted.push([frame.readUInt32BE(0), at + frameHeaderSize]);
		if (frame.readUInt32BE(4) === 0) continue;
		for (const [page, offset] of uncommitted) offsets.set(page, offset);
		uncommitted = [];
	}
	return { pageSize, offsets };
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
		let [first, second] = [this.#first, this.#second];
		for (let at = 0; at < bytes.length; at += 8) {
			first = (first + view.getUint32(at, this.#littleEndian) + second) >>> 0;
			second = (second + view.getUint32(at + 4, this.#littleEndian) + first) >>> 0;
		}
		this.#first = first;
		this.#second = second;
	}

	is(bytes: Buffer, at: number): boolean {
		return bytes.readUInt32BE(at) === this.#first && bytes.readUInt32BE(at + 4) === this.#second;
	}
}
