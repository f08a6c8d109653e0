import { crc32 } from "node:zlib";
import type { StoredFile } from "../files.ts";
import { FRAME_HEADER_SIZE, FRAME_MAGIC, type FrameHeader, readFrameHeader } from "./frame.ts";

const WINDOW_SIZE = 4 << 20;

/** An intact frame: its header, its checked body and where in the file it lies. */
export interface StoredFrame {
	readonly header: FrameHeader;
	readonly body: Buffer;
	readonly start: number;
	readonly end: number;
}

/** Reads the frames of one segment in large steps. A body is valid until the next call. */
export class FrameReader {
	readonly #file: StoredFile;
	readonly #size: number;
	/** Read into again and again: a window of its own for each step is more than the collector can free in time. */
	#space = Buffer.alloc(0);
	#window = this.#space;
	#windowStart = 0;

	constructor(file: StoredFile) {
		this.#file = file;
		this.#size = file.size();
	}

	/** The size of the file when reading began. */
	get size(): number {
		return this.#size;
	}

	/** The frame at an offset; undefined unless a whole one with right checksums is there. */
	frameAt(start: number): StoredFrame | undefined {
		const header = readFrameHeader(this.#bytes(start, FRAME_HEADER_SIZE));
		if (header === undefined) return undefined;
		const bodyStart = start + FRAME_HEADER_SIZE;
		const end = bodyStart + header.bodyLength;
		if (end > this.#size) return undefined;
		const body = this.#bytes(bodyStart, header.bodyLength);
		return crc32(body) === header.bodyCrc ? { header, body, start, end } : undefined;
	}

	/** Whether an intact header lies anywhere after an offset: damage before it is then no torn tail. */
	anyHeaderAfter(start: number): boolean {
		const overlap = FRAME_HEADER_SIZE - 1;
		for (let at = start; at < this.#size; at += WINDOW_SIZE - overlap) {
			const bytes = this.#bytes(at, WINDOW_SIZE);
			for (let hit = bytes.indexOf(FRAME_MAGIC); hit !== -1; hit = bytes.indexOf(FRAME_MAGIC, hit + 1)) {
				if (readFrameHeader(bytes.subarray(hit)) !== undefined) return true;
			}
		}
		return false;
	}

	// Fewer octets than asked for where the file ends first.
	#bytes(start: number, length: number): Buffer {
		const wanted = Math.max(0, Math.min(length, this.#size - start));
		const offset = start - this.#windowStart;
		if (offset >= 0 && offset + wanted <= this.#window.length) {
			return this.#window.subarray(offset, offset + wanted);
		}
		const needed = Math.max(wanted, Math.min(WINDOW_SIZE, this.#size - start));
		if (this.#space.length < needed) this.#space = Buffer.allocUnsafeSlow(needed);
		const read = this.#file.readAt(this.#space.subarray(0, needed), start);
		this.#window = this.#space.subarray(0, read);
		this.#windowStart = start;
		return this.#window.subarray(0, wanted);
	}
}
