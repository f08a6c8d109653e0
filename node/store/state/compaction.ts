import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { HASH_SIZE } from "@mingjian/ledger/merkle/state/state-hash.ts";
import type { StateTree } from "@mingjian/ledger/merkle/state/state-tree.ts";
import {
	FRAME_HEADER_SIZE,
	placeRecord,
	RECORD_HEADER_SIZE,
	type RecordPlace,
	readFrameHeader,
	type StateRecord,
} from "./frame.ts";
import { locatorOf, type Segment } from "./segment.ts";
import { StateCorruption } from "./state-corruption.ts";
import type { ValueLog } from "./values.ts";

// A segment is worth rewriting when under a third of it is needed: each octet written again then frees two. The files
// so hold at most about three times what the state does.
const WORTHWHILE = 1 / 3;
const STEP_MIN = 64 << 10;
const STEP_MAX = 1 << 20;

/**
 * How many heights an emptied segment is kept. Its values stand again in frames of the height it was emptied at, so the
 * log can be cut back below that height only while the segment is there.
 */
const KEPT_HEIGHTS = 64;

interface Needed {
	readonly record: StateRecord;
	/** -1 for a deletion. */
	readonly leaf: number;
}

interface Victim {
	readonly segment: Segment;
	at: number;
	frameEnd: number;
}

/**
 * Frees the room of superseded values, a bounded step at a time between blocks: the values of a segment that are still
 * needed are appended again, and when none is left in it the segment goes. At every moment the log replays to the
 * same state, so a crash needs no care.
 */
export class Compaction {
	readonly #tree: StateTree;
	readonly #log: ValueLog;
	readonly #emptied: { segment: Segment; height: number }[] = [];
	#victim: Victim | undefined;
	#removing: Promise<void> | undefined;
	#trouble: unknown;

	constructor(tree: StateTree, log: ValueLog) {
		this.#tree = tree;
		this.#log = log;
	}

	/** Looks through about twice as many octets as were just written, and appends what is still needed of them. */
	step(state: { height: number; root: Bytes }, written: number): void {
		this.#victim ??= this.#choose();
		if (this.#victim === undefined) return;
		const records = this.#advance(this.#victim, Math.min(STEP_MAX, Math.max(STEP_MIN, written * 2)));
		if (records.length > 0) this.#append(state, records);
		if (this.#victim.at < this.#victim.segment.size) return;
		if (this.#victim.segment.live !== 0) {
			throw new StateCorruption(
				"frame-damaged",
				`${this.#victim.segment.file!.path}: needed records not found`,
			);
		}
		this.#emptied.push({ segment: this.#victim.segment, height: state.height });
		this.#victim = undefined;
	}

	/**
	 * Starts removing the segments emptied long enough before the height that has been written, in the background.
	 * Throws what made the last removal fail (FileTrouble); the segment is still there and will be tried again.
	 */
	sweep(writtenHeight: number): void {
		const trouble = this.#trouble;
		this.#trouble = undefined;
		if (trouble !== undefined) throw trouble;
		const first = this.#emptied[0];
		if (this.#removing !== undefined || first === undefined) return;
		if (first.height + KEPT_HEIGHTS > writtenHeight) return;
		this.#removing = this.#remove(first.segment);
	}

	/** Resolves when no removal is under way. */
	async settled(): Promise<void> {
		await this.#removing;
	}

	async #remove(segment: Segment): Promise<void> {
		try {
			await this.#log.remove(segment);
			this.#emptied.shift();
		} catch (error) {
			this.#trouble = error;
		} finally {
			this.#removing = undefined;
		}
	}

	// Deletions count as needed except in the oldest segment, or a segment of deletions would be copied for ever. Where
	// they are what fills the log, the oldest segment is rewritten whatever it holds: then the next one is the oldest.
	#choose(): Victim | undefined {
		const inUse = this.#inUse();
		const closed = inUse.slice(0, -1).filter((one) => one.written === one.size);
		const needed = (one: Segment) => one.live + (one === inUse[0] ? 0 : one.deletions);
		let segment = closed.find((one) => needed(one) < one.total * WORTHWHILE);
		if (segment === undefined && sum(inUse, "live") < sum(inUse, "total") * WORTHWHILE) segment = closed[0];
		return segment && { segment, at: 0, frameEnd: 0 };
	}

	// Emptied segments go in the order they were emptied in, so none outlives a deletion that hides one of its values.
	#inUse(): readonly Segment[] {
		const emptied = new Set(this.#emptied.map(({ segment }) => segment));
		return this.#log.segments().filter((one) => !emptied.has(one));
	}

	#advance(victim: Victim, budget: number): Needed[] {
		const needed: Needed[] = [];
		const stop = victim.at + budget;
		while (victim.at < victim.segment.size && victim.at < stop) {
			if (victim.at === victim.frameEnd) this.#enterFrame(victim);
			else this.#scanRecords(victim, stop, needed);
		}
		return needed;
	}

	#enterFrame(victim: Victim): void {
		const header = readFrameHeader(this.#read(victim, FRAME_HEADER_SIZE));
		if (header === undefined) throw damaged(victim);
		victim.at += FRAME_HEADER_SIZE;
		victim.frameEnd = victim.at + header.bodyLength;
	}

	#scanRecords(victim: Victim, stop: number, needed: Needed[]): void {
		const bytes = this.#readRecords(victim);
		let at = 0;
		for (let place = placeRecord(bytes, at); place !== undefined; place = placeRecord(bytes, at)) {
			const leaf = this.#needed(victim, bytes, place);
			if (leaf !== undefined) needed.push({ leaf, record: recordAt(bytes, place) });
			at = place.end;
			if (victim.at + at >= stop) break;
		}
		victim.at += at;
	}

	// At least one whole record.
	#readRecords(victim: Victim): Buffer {
		const rest = victim.frameEnd - victim.at;
		for (let size = STEP_MIN; ; size *= 4) {
			const bytes = this.#read(victim, Math.min(size, rest));
			if (placeRecord(bytes, 0) !== undefined) return bytes;
			if (size >= rest) throw damaged(victim);
		}
	}

	// The leaf of a value the state needs from just here, -1 for a deletion that may still hide an older value.
	#needed(victim: Victim, bytes: Buffer, place: RecordPlace): number | undefined {
		const leaf = this.#tree.find(bytes.subarray(place.start, place.start + HASH_SIZE));
		if (place.deleted) {
			const isOldest = this.#inUse()[0] === victim.segment;
			return leaf === -1 && !isOldest ? -1 : undefined;
		}
		const locator = locatorOf(victim.segment.id, victim.at + place.valueAt);
		return leaf !== -1 && this.#tree.place(leaf).locator === locator ? leaf : undefined;
	}

	#append(state: { height: number; root: Bytes }, needed: Needed[]): void {
		const settle = (locators: readonly number[]) => {
			for (const [index, { leaf }] of needed.entries()) this.#settle(leaf, locators[index]!);
			return state.root;
		};
		this.#log.append({ height: state.height, records: needed.map(({ record }) => record), settle });
	}

	#settle(leaf: number, locator: number): void {
		if (leaf === -1) {
			this.#log.retainDeletion(locator);
			return;
		}
		const before = this.#tree.place(leaf);
		this.#log.release(before.locator, before.length);
		this.#log.retain(locator, before.length);
		this.#tree.relocate(leaf, locator);
	}

	#read(victim: Victim, length: number): Buffer {
		const bytes = Buffer.allocUnsafe(length);
		return bytes.subarray(0, victim.segment.file!.readAt(bytes, victim.at));
	}
}

function sum(segments: readonly Segment[], weight: "live" | "total"): number {
	return segments.reduce((weights, segment) => weights + segment[weight], 0);
}

function recordAt(bytes: Buffer, place: RecordPlace): StateRecord {
	const { start, valueAt, end, deleted } = place;
	return {
		keyHash: bytes.subarray(start, start + HASH_SIZE),
		leafHash: bytes.subarray(start + HASH_SIZE, start + 2 * HASH_SIZE),
		key: bytes.subarray(start + RECORD_HEADER_SIZE, valueAt),
		value: deleted ? undefined : bytes.subarray(valueAt, end),
	};
}

function damaged(victim: Victim): StateCorruption {
	return new StateCorruption("frame-damaged", `${victim.segment.file!.path} at ${victim.at}`);
}
