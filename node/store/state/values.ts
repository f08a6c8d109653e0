import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Files } from "../files.ts";
import {
	FRAME_HEADER_SIZE,
	type FrameHeader,
	recordSize,
	type StateRecord,
	sealFrame,
	writeRecord,
} from "./frame.ts";
import { FrameReader, type StoredFrame } from "./frame-reader.ts";
import {
	locatorOf,
	newSegment,
	offsetOf,
	type Segment,
	segmentIds,
	segmentOf,
	segmentPath,
	weightOf,
} from "./segment.ts";
import { StateCorruption } from "./state-corruption.ts";

/** Where the value log lies and how large its files may grow. */
export interface ValueLogOptions {
	readonly files: Files;
	readonly directory: string;
	readonly segmentSize: number;
}

/** One write set on its way into the log. */
export interface WriteSet {
	readonly height: number;
	readonly records: readonly StateRecord[];
	/** Called once the places of all values are known; returns the state root after the write set. */
	settle(locators: readonly number[]): Bytes;
}

interface PendingFrame {
	readonly segment: Segment;
	readonly offset: number;
	readonly bytes: Buffer;
	readonly height: number;
}

/**
 * The append-only log of write sets, a frame each, in segment files of limited size. Appending is synchronous and in
 * memory; `flush` writes. What is not written yet is read from memory. Nothing is synced: the log repeats the block log.
 */
export class ValueLog {
	readonly #options: ValueLogOptions;
	readonly #segments = new Map<number, Segment>();
	#pending: PendingFrame[] = [];
	#tail: Segment = newSegment(1);
	#flushing: Promise<void> = Promise.resolve();

	private constructor(options: ValueLogOptions) {
		this.#options = options;
	}

	/** Opens the segments of a directory, creating it where it is missing. Reads nothing yet: see `replay`. */
	static async open(options: ValueLogOptions): Promise<ValueLog> {
		const log = new ValueLog(options);
		await options.files.makeDirectory(options.directory);
		for (const id of await segmentIds(options.files, options.directory)) {
			const segment = newSegment(id);
			await log.#openFile(segment);
			segment.size = segment.written = segment.file!.size();
			log.#segments.set(id, segment);
			log.#tail = segment;
		}
		log.#segments.set(log.#tail.id, log.#tail);
		return log;
	}

	/** The segments, oldest first; the last one is being appended to. */
	segments(): readonly Segment[] {
		return [...this.#segments.values()];
	}

	/**
	 * Hands every frame up to a height to `visit`, oldest first, and returns the header of the last. A torn tail and the
	 * frames above the height are cut off. Refuses damage anywhere else (StateCorruption `frame-damaged`).
	 */
	async replay(
		atMost: number,
		visit: (frame: StoredFrame, segment: Segment) => void,
	): Promise<FrameHeader | undefined> {
		let last: FrameHeader | undefined;
		const segments = this.segments();
		const lastWritten = segments.findLast((segment) => segment.size > 0);
		for (const segment of segments) {
			if (segment.file === undefined) continue;
			const reader = new FrameReader(segment.file);
			for (let at = 0; at < segment.size; ) {
				const frame = reader.frameAt(at);
				const isTorn = frame === undefined && segment === lastWritten && !reader.anyHeaderAfter(at + 1);
				if (isTorn || (frame !== undefined && frame.header.height > atMost)) {
					await this.#cut(segment, at);
					return last;
				}
				if (frame === undefined || frame.header.height < (last?.height ?? 0)) {
					throw new StateCorruption("frame-damaged", `${segment.file.path} at ${at}`);
				}
				visit(frame, segment);
				last = frame.header;
				at = frame.end;
			}
		}
		return last;
	}

	/** Appends a write set in memory and returns the state root it settled on. */
	append(set: WriteSet): Bytes {
		const size = set.records.reduce((sum, record) => sum + recordSize(record), FRAME_HEADER_SIZE);
		const segment = this.#roomFor(size);
		const bytes = Buffer.allocUnsafe(size);
		const locators: number[] = [];
		let at = FRAME_HEADER_SIZE;
		for (const record of set.records) {
			const valueAt = writeRecord(bytes, at, record);
			locators.push(locatorOf(segment.id, segment.size + valueAt));
			at += recordSize(record);
		}
		this.#pending.push({ segment, offset: segment.size, bytes, height: set.height });
		segment.size += size;
		const root = set.settle(locators);
		sealFrame(bytes, { height: set.height, count: set.records.length, root });
		return root;
	}

	/** Counts a record as one the state needs. */
	retain(locator: number, valueLength: number): void {
		const segment = this.#segments.get(segmentOf(locator))!;
		segment.live += weightOf(valueLength);
		segment.total += weightOf(valueLength);
	}

	/** Counts a deletion, which the log needs for as long as an older segment may hold what was deleted. */
	retainDeletion(locator: number): void {
		const segment = this.#segments.get(segmentOf(locator))!;
		segment.deletions += weightOf(0);
		segment.total += weightOf(0);
	}

	/** Counts a record as superseded. */
	release(locator: number, valueLength: number): void {
		this.#segments.get(segmentOf(locator))!.live -= weightOf(valueLength);
	}

	/** A value that is not written yet; undefined where it has to be read from its file. The octets are the log's own. */
	readPending(locator: number, length: number): Bytes | undefined {
		const segment = this.#segments.get(segmentOf(locator))!;
		const offset = offsetOf(locator);
		if (offset + length <= segment.written) return undefined;
		const frame = this.#pending.findLast((one) => one.segment === segment && one.offset <= offset)!;
		return Uint8Array.from(frame.bytes.subarray(offset - frame.offset, offset - frame.offset + length));
	}

	/** A value from its file, unchecked; undefined where the file is too short. */
	readStored(locator: number, length: number): Bytes | undefined {
		const value = new Uint8Array(length);
		const read = this.#segments.get(segmentOf(locator))!.file!.readAt(value, offsetOf(locator));
		return read === length ? value : undefined;
	}

	/**
	 * Resolves when all frames up to a height are in their files; the octets written are returned. A failed write
	 * (FileTrouble) loses nothing: the frames stay in memory and the next flush tries again.
	 */
	flush(height: number): Promise<number> {
		const flushed = this.#flushing.then(() => this.#write(height));
		this.#flushing = flushed.then(
			() => {},
			() => {},
		);
		return flushed;
	}

	/** Removes a segment no value is needed from, once everything that stands in for it has reached the disk. */
	async remove(segment: Segment): Promise<void> {
		const { files, directory } = this.#options;
		for (const one of this.segments()) if (one.id > segment.id) await one.file?.datasync();
		await files.remove(segmentPath(directory, segment.id));
		await files.syncDirectory(directory);
		this.#segments.delete(segment.id);
		await segment.file!.close();
	}

	/** Waits for writes under way and closes all files; what is not flushed is lost. */
	async close(): Promise<void> {
		await this.#flushing;
		for (const segment of this.segments()) await segment.file?.close();
	}

	async #write(height: number): Promise<number> {
		let octets = 0;
		for (
			let frame = this.#pending[0];
			frame !== undefined && frame.height <= height;
			frame = this.#pending[0]
		) {
			if (frame.segment.file === undefined) await this.#openFile(frame.segment);
			await frame.segment.file!.writeAt(frame.bytes, frame.offset);
			frame.segment.written = frame.offset + frame.bytes.length;
			this.#pending.shift();
			octets += frame.bytes.length;
		}
		return octets;
	}

	async #openFile(segment: Segment): Promise<void> {
		segment.file = await this.#options.files.open(segmentPath(this.#options.directory, segment.id));
	}

	// A frame is never divided: one larger than a segment may be has a segment to itself.
	#roomFor(size: number): Segment {
		if (this.#tail.size > 0 && this.#tail.size + size > this.#options.segmentSize) {
			this.#tail = newSegment(this.#tail.id + 1);
			this.#segments.set(this.#tail.id, this.#tail);
		}
		return this.#tail;
	}

	async #cut(segment: Segment, size: number): Promise<void> {
		const { files, directory } = this.#options;
		for (const later of this.segments()
			.filter((one) => one.id > segment.id)
			.reverse()) {
			await later.file!.close();
			await files.remove(segmentPath(directory, later.id));
			this.#segments.delete(later.id);
		}
		await segment.file!.truncate(size);
		segment.size = segment.written = size;
		this.#tail = segment;
	}
}
