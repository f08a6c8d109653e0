import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Files, StoredFile } from "../files.ts";
import { RecordDamaged } from "../record-damaged.ts";
import { type BlockFrame, bodyIntact, decodeBody, encodeFrame, headerSize } from "./frame.ts";
import type { FramePlace, FramePlaces } from "./frame-places.ts";
import { HeadMarker } from "./head-marker.ts";
import { openSegments, type Segment, segmentPath } from "./segments.ts";

interface Waiting {
	readonly frame: BlockFrame;
	readonly bytes: Bytes;
	resolve(): void;
	reject(error: unknown): void;
}

const usualSegmentBytes = 256 * 1024 * 1024;
/** Octets written ahead as zeros: a share of the file, within these. */
const reserve = { least: 1 << 16, most: 1 << 20, share: 1 / 8 };

/**
 * The truth: every block in order, synced before anyone is told. Blocks that arrive while the disk is busy share the next
 * sync. A failed write or sync is final: nothing further is accepted, because what reached the disk is unknown.
 */
export class BlockLog {
	readonly #files: Files;
	readonly #directory: string;
	readonly #segmentBytes: number;
	readonly #segments: Segment[];
	readonly #places: FramePlaces;
	readonly #marker: HeadMarker;
	#waiting: Waiting[] = [];
	#writing: Promise<void> | undefined;
	#failure: unknown;
	/** Height of the next block to be appended, after those on their way to the disk. */
	#next: number;
	/** Milliseconds the last and the slowest sync took. */
	readonly syncMs = { last: 0, max: 0 };

	/**
	 * Opens the log and cuts off a torn tail that was never acknowledged. Segments that have reached a size in octets are followed by
	 * another. Refuses (RecordDamaged) a log that misses something acknowledged.
	 */
	static async open(files: Files, directory: string, segmentBytes = usualSegmentBytes): Promise<BlockLog> {
		await files.makeDirectory(directory);
		const marker = await HeadMarker.open(files, directory);
		const { segments, places } = await openSegments(files, directory, marker.height);
		if (places.length - 1 > marker.height) await marker.settle(places.length - 1);
		return new BlockLog({ files, directory, segmentBytes, segments, places, marker });
	}

	private constructor(parts: {
		files: Files;
		directory: string;
		segmentBytes: number;
		segments: Segment[];
		places: FramePlaces;
		marker: HeadMarker;
	}) {
		this.#files = parts.files;
		this.#directory = parts.directory;
		this.#segmentBytes = parts.segmentBytes;
		this.#segments = parts.segments;
		this.#places = parts.places;
		this.#marker = parts.marker;
		this.#next = parts.places.length;
	}

	/** Height of the last durable block, −1 where there is none. */
	get height(): number {
		return this.#places.length - 1;
	}

	/** Header of a durable block. */
	place(height: number): FramePlace | undefined {
		return this.#places.at(height);
	}

	/** The block that holds the leaf at a log index, block leaves included. */
	placeOfIndex(index: number): FramePlace | undefined {
		return this.#places.holding(index);
	}

	/** Reads a durable block. Throws RecordDamaged where its bytes are not the ones written. */
	read(height: number): BlockFrame | undefined {
		const place = this.#places.at(height);
		if (!place) return undefined;
		const { file, path } = this.#segments[place.segment]!;
		const body = new Uint8Array(place.bodyLength);
		const read = file.readAt(body, place.position + headerSize);
		if (read !== body.length || !bodyIntact(place, body))
			throw new RecordDamaged(path, `block ${height} is damaged`);
		return decodeBody(place, body);
	}

	/** Appends the next block; resolves when it is durable. Refuses one that is not the next (RangeError). */
	append(block: Omit<BlockFrame, "durable">): Promise<void> {
		const frame = { ...block, durable: this.height };
		return new Promise((resolve, reject) => {
			if (this.#failure) throw this.#failure;
			if (frame.block.height !== this.#next)
				throw new RangeError(`block ${frame.block.height} is not the next, ${this.#next}`);
			this.#waiting.push({ frame, bytes: encodeFrame(frame), resolve, reject });
			this.#next++;
			this.#writing ??= this.#drain();
		});
	}

	async close(): Promise<void> {
		await this.#writing;
		const last = this.#segments.at(-1);
		// After a failure nobody knows what the file holds: that is found out when it is opened.
		try {
			if (last && !this.#failure) await trimmed(last);
		} finally {
			for (const { file } of this.#segments) await file.close();
			await this.#marker.close();
		}
	}

	async #drain(): Promise<void> {
		// Blocks appended in this turn of the loop share one write and one sync.
		await Promise.resolve();
		while (this.#waiting.length > 0) {
			const group = this.#waiting;
			this.#waiting = [];
			try {
				await this.#write(group);
			} catch (error) {
				this.#failure = error;
				for (const each of [...group, ...this.#waiting]) each.reject(error);
				this.#waiting = [];
				break;
			}
			for (const each of group) each.resolve();
		}
		this.#writing = undefined;
	}

	async #write(group: readonly Waiting[]): Promise<void> {
		const segment = await this.#segmentFor(group[0]!.frame.block.height);
		let position = segment.size;
		const places = group.map(({ bytes }) => {
			const at = position;
			position += bytes.length;
			return at;
		});
		const end = reserving(segment, position);
		await segment.file.writeAt(joined(group, end - segment.size), segment.size);
		const begun = performance.now();
		await segment.file.datasync();
		this.syncMs.last = performance.now() - begun;
		this.syncMs.max = Math.max(this.syncMs.max, this.syncMs.last);
		segment.size = position;
		group.forEach(({ bytes }, order) => {
			this.#places.push(bytes, { segment: this.#segments.length - 1, position: places[order]! });
		});
		this.#marker.write(this.height);
	}

	async #segmentFor(height: number): Promise<Segment> {
		const last = this.#segments.at(-1);
		if (last && last.size < this.#segmentBytes) return last;
		// Only the last segment may end in anything but a frame.
		if (last) await trimmed(last);
		const path = segmentPath(this.#directory, height);
		const file: StoredFile = await this.#files.open(path);
		// The name must survive a power cut before anything in the file is acknowledged.
		await this.#files.syncDirectory(this.#directory);
		const segment = { path, file, size: 0, reserved: 0 };
		this.#segments.push(segment);
		return segment;
	}
}

/** Takes the zeros away that stand ahead of a segment's frames. */
async function trimmed(segment: Segment): Promise<void> {
	if (segment.reserved === segment.size) return;
	await segment.file.truncate(segment.size);
	await segment.file.datasync();
	segment.reserved = segment.size;
}

/**
 * Where a write that has frames up to a place is to end: there, or where they need a longer file, well behind them. A sync that leaves
 * the length of its file alone does not wait for what other files have to write.
 */
function reserving(segment: Segment, place: number): number {
	if (place <= segment.reserved) return place;
	const ahead = Math.min(reserve.most, Math.max(reserve.least, place * reserve.share));
	segment.reserved = place + Math.floor(ahead);
	return segment.reserved;
}

/** The frames one after the other, and zeros up to a size. */
function joined(group: readonly Waiting[], size: number): Bytes {
	if (group.length === 1 && group[0]!.bytes.length === size) return group[0]!.bytes;
	const whole = new Uint8Array(size);
	let at = 0;
	for (const { bytes } of group) {
		whole.set(bytes, at);
		at += bytes.length;
	}
	return whole;
}
