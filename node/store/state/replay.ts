import { HASH_SIZE } from "@mingjian/ledger/merkle/state/state-hash.ts";
import type { StateTree } from "@mingjian/ledger/merkle/state/state-tree.ts";
import { DELETED, placeRecord } from "./frame.ts";
import type { StoredFrame } from "./frame-reader.ts";
import { locatorOf, type Segment } from "./segment.ts";
import { StateCorruption } from "./state-corruption.ts";
import type { ValueLog } from "./values.ts";

// Large enough that neighbours in key order share most of their path through the tree, small enough to stay cached.
const BATCH = 1 << 16;
const BATCH_SPAN = 2 ** 17;

/**
 * Builds the tree from the log's frames. Records are taken in batches and written in the order of their key hashes,
 * equal ones in the order they came: twice as fast as jumping about in the tree, and the same tree.
 */
export class Replay {
	readonly #tree: StateTree;
	readonly #log: ValueLog;
	readonly #hashes = new Uint8Array(BATCH * 2 * HASH_SIZE);
	readonly #locators = new Float64Array(BATCH);
	readonly #lengths = new Uint32Array(BATCH);
	readonly #order = new Float64Array(BATCH);
	#count = 0;

	constructor(tree: StateTree, log: ValueLog) {
		this.#tree = tree;
		this.#log = log;
	}

	/** Takes in all records of a frame. Refuses a body that is not the records it says (StateCorruption). */
	add(frame: StoredFrame, segment: Segment): void {
		let at = 0;
		let count = 0;
		const bodyStart = frame.end - frame.body.length;
		for (let place = placeRecord(frame.body, at); place !== undefined; place = placeRecord(frame.body, at)) {
			const length = place.deleted ? DELETED : place.end - place.valueAt;
			this.#take(frame.body, at, { locator: locatorOf(segment.id, bodyStart + place.valueAt), length });
			at = place.end;
			count++;
		}
		if (at !== frame.body.length || count !== frame.header.count) {
			throw new StateCorruption("frame-damaged", `${segment.file!.path} at ${frame.start}`);
		}
	}

	/** Writes what has been taken in but not written to the tree; to be called last. */
	finish(): void {
		const order = this.#order.subarray(0, this.#count).sort();
		for (const rank of order) this.#write(rank % BATCH_SPAN);
		this.#count = 0;
	}

	#take(body: Buffer, at: number, place: { locator: number; length: number }): void {
		const index = this.#count++;
		body.copy(this.#hashes, index * 2 * HASH_SIZE, at, at + 2 * HASH_SIZE);
		this.#locators[index] = place.locator;
		this.#lengths[index] = place.length;
		this.#order[index] = body.readUInt32BE(at) * BATCH_SPAN + index;
		if (this.#count === BATCH) this.finish();
	}

	#write(index: number): void {
		const start = index * 2 * HASH_SIZE;
		const keyHash = this.#hashes.subarray(start, start + HASH_SIZE);
		const leafHash = this.#hashes.subarray(start + HASH_SIZE, start + 2 * HASH_SIZE);
		const [locator, length] = [this.#locators[index]!, this.#lengths[index]!];
		const deleted = length === DELETED;
		const before = deleted
			? this.#tree.delete(keyHash)
			: this.#tree.set(keyHash, leafHash, { locator, length });
		if (before !== undefined) this.#log.release(before.locator, before.length);
		if (deleted) this.#log.retainDeletion(locator);
		else this.#log.retain(locator, length);
	}
}
