import { type Bytes, equal, utf8All } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { EMPTY_HASH, stateKeyHash, stateLeafHash } from "@mingjian/ledger/merkle/state/state-hash.ts";
import { verifyStateProof } from "@mingjian/ledger/merkle/state/state-proof.ts";
import { encodeStateProof } from "@mingjian/ledger/merkle/state/state-proof-encoding.ts";
import { type StatePlace, StateTree } from "@mingjian/ledger/merkle/state/state-tree.ts";
import { diskFiles, type Files } from "../files.ts";
import { Compaction } from "./compaction.ts";
import { MAX_KEY_SIZE, MAX_VALUE_SIZE, type StateRecord } from "./frame.ts";
import { Replay } from "./replay.ts";
import { StateCorruption } from "./state-corruption.ts";
import { ValueLog } from "./values.ts";
import { verifyLog } from "./verify-log.ts";

/** A height and the state root the block log has for it. */
export interface StatePoint {
	readonly height: number;
	readonly root: Bytes;
}

/** Where the state's files are reached, what it should amount to, and its limits in octets. */
export interface StateStoreOptions {
	readonly files?: Files;
	/** The last block of the block log: anything above it is cut off, and at its height the root must be this one. */
	readonly expected?: StatePoint;
	readonly segmentSize?: number;
}

/** One write of a block: a value, or undefined to delete the key. */
export type StateWrite = readonly [key: string, value: Bytes | undefined];

/** A key's value or absence, proven under the state root of `height`. */
export interface ProvenValue {
	readonly height: number;
	readonly root: Bytes;
	readonly value: Bytes | undefined;
	/** For `verifyStateProof`. */
	readonly proof: Bytes;
}

/** The height of a state nothing was ever written to. */
export const NO_HEIGHT = -1;

const DEFAULT_SEGMENT_SIZE = 256 << 20;

/**
 * The current state: every key's value on disk, the tree over all of them in memory. It repeats what the block log says
 * and is never synced: whatever is lost or damaged here is found out and built again from there (`StateCorruption`).
 * Values handed in or out must not be changed by anyone.
 */
export class StateStore {
	readonly #directory: string;
	readonly #options: StateStoreOptions;
	#tree = new StateTree();
	#log!: ValueLog;
	#compaction!: Compaction;
	#height = NO_HEIGHT;
	#root: Bytes = EMPTY_HASH;

	private constructor(directory: string, options: StateStoreOptions) {
		this.#directory = directory;
		this.#options = options;
	}

	/**
	 * Opens a directory, creating an empty state where there is none. Afterwards `height` may be below the expected one,
	 * never above: the caller applies the missing blocks. Refuses files that are damaged, incomplete or lead to another
	 * root than expected (StateCorruption); the caller then deletes the directory and starts from the first block.
	 */
	static async open(directory: string, options: StateStoreOptions = {}): Promise<StateStore> {
		const store = new StateStore(directory, options);
		await store.#load(options.expected?.height ?? Number.MAX_SAFE_INTEGER);
		const { expected } = options;
		if (expected !== undefined && expected.height === store.height && !equal(expected.root, store.root)) {
			await store.#log.close();
			throw new StateCorruption("root-unexpected", `${directory} at height ${store.height}`);
		}
		return store;
	}

	/** The height last applied; NO_HEIGHT when there is none. */
	get height(): number {
		return this.#height;
	}

	/** The state root at `height`. */
	get root(): Bytes {
		return this.#root;
	}

	/** Number of keys. */
	get size(): number {
		return this.#tree.size;
	}

	/** Memory the tree takes, in octets. */
	get memoryBytes(): number {
		return this.#tree.memoryBytes;
	}

	/** A key's value as of `height`. Refuses a value that is not the one the tree stands for (StateCorruption). */
	get(key: string): Bytes | undefined {
		const keyHash = stateKeyHash(key);
		const leaf = this.#tree.find(keyHash);
		if (leaf === -1) return undefined;
		return this.#read(key, keyHash, this.#tree.place(leaf));
	}

	/**
	 * Applies a block's writes in memory, a later write to a key replacing an earlier one; returns the new state root.
	 * Refuses any height but the next (the first may be any), and keys or values over their limits (RangeError), and
	 * then nothing has changed.
	 */
	apply(height: number, writes: Iterable<StateWrite>): Bytes {
		if (
			!Number.isSafeInteger(height) ||
			height < 0 ||
			(this.#height !== NO_HEIGHT && height !== this.#height + 1)
		) {
			throw new RangeError(`state is at height ${this.#height}: cannot apply ${height}`);
		}
		const kept = [...writes];
		const keys = utf8All(kept.map(([key]) => key));
		const records = kept.map(([, value], order) => recordOf(keys[order]!, value));
		const settle = (locators: readonly number[]) => {
			for (const [index, record] of records.entries()) this.#write(record, locators[index]!);
			return this.#tree.root();
		};
		this.#root = this.#log.append({ height, records, settle });
		this.#height = height;
		return this.#root;
	}

	/**
	 * Resolves when everything applied up to a height is in the files, though not synced. Later blocks may be applied
	 * meanwhile. Rejects where the disk fails (FileTrouble; nothing is lost in memory and the next call tries again) and
	 * where compaction meets damage (StateCorruption).
	 */
	async persist(height: number): Promise<void> {
		const written = await this.#log.flush(height);
		this.#compaction.step({ height: this.#height, root: this.#root }, written);
		this.#compaction.sweep(height);
	}

	/** Proves a key's value or absence as of the height last applied. Refuses damaged values (StateCorruption). */
	prove(key: string): ProvenValue {
		const value = this.get(key);
		const valueHashAt = (place: StatePlace) => sha256(this.#readUnchecked(place) ?? EMPTY_HASH);
		const proof = encodeStateProof(this.#tree.prove(stateKeyHash(key), valueHashAt));
		// Another key's value may have gone into the proof, and it is checked only here.
		if (verifyStateProof(this.#root, key, value, proof) !== undefined) {
			throw new StateCorruption("value-damaged", `met while proving ${key}`);
		}
		return { height: this.#height, root: this.#root, value, proof };
	}

	/**
	 * Goes back to the last height at or below the given one that the files hold, dropping everything later.
	 * Refuses (StateCorruption) where too much has been compacted away since.
	 */
	async truncateTo(height: number): Promise<void> {
		await this.close();
		this.#tree = new StateTree();
		await this.#load(height);
	}

	/**
	 * Reads every file from end to end and checks each needed key and value against the tree. Nothing may be applied
	 * meanwhile (Error). Refuses any damage (StateCorruption).
	 */
	async verify(): Promise<void> {
		await this.#log.flush(this.#height);
		await this.#compaction.settled();
		const height = this.#height;
		await verifyLog(this.#log, this.#tree, () => {
			if (this.#height !== height) throw new Error("the state changed while it was verified");
		});
	}

	/** Writes what is not written, up to a height where the rest is not on the record yet, and closes the files. */
	async close(height = this.#height): Promise<void> {
		try {
			await this.#log.flush(height);
			await this.#compaction.settled();
		} finally {
			await this.#log.close();
		}
	}

	async #load(atMost: number): Promise<void> {
		const { files = diskFiles, segmentSize = DEFAULT_SEGMENT_SIZE } = this.#options;
		this.#log = await ValueLog.open({ files, directory: this.#directory, segmentSize });
		this.#compaction = new Compaction(this.#tree, this.#log);
		try {
			const replay = new Replay(this.#tree, this.#log);
			const last = await this.#log.replay(atMost, (frame, segment) => replay.add(frame, segment));
			replay.finish();
			this.#height = last?.height ?? NO_HEIGHT;
			this.#root = this.#tree.root();
			if (!equal(this.#root, last?.root ?? EMPTY_HASH)) {
				throw new StateCorruption("root-mismatch", `${this.#directory} at height ${this.#height}`);
			}
		} catch (error) {
			await this.#log.close();
			throw error;
		}
	}

	#write(record: StateRecord, locator: number): void {
		const { keyHash, leafHash, value } = record;
		const before =
			value === undefined
				? this.#tree.delete(keyHash)
				: this.#tree.set(keyHash, leafHash, { locator, length: value.length });
		if (before !== undefined) this.#log.release(before.locator, before.length);
		if (value === undefined) this.#log.retainDeletion(locator);
		else this.#log.retain(locator, value.length);
	}

	#read(key: string, keyHash: Bytes, place: StatePlace): Bytes {
		const pending = this.#log.readPending(place.locator, place.length);
		if (pending !== undefined) return pending;
		const value = this.#log.readStored(place.locator, place.length);
		const leafHash = value && stateLeafHash(keyHash, sha256(value));
		if (leafHash === undefined || !equal(leafHash, this.#tree.leafHash(keyHash)!)) {
			throw new StateCorruption("value-damaged", key);
		}
		return value!;
	}

	#readUnchecked({ locator, length }: StatePlace): Bytes | undefined {
		return this.#log.readPending(locator, length) ?? this.#log.readStored(locator, length);
	}
}

function recordOf(key: Bytes, value: Bytes | undefined): StateRecord {
	if (key.length > MAX_KEY_SIZE) throw new RangeError(`key of ${key.length} octets, at most ${MAX_KEY_SIZE}`);
	if (value !== undefined && value.length > MAX_VALUE_SIZE) {
		throw new RangeError(`value of ${value.length} octets, at most ${MAX_VALUE_SIZE}`);
	}
	const keyHash = sha256(key);
	const leafHash = value === undefined ? EMPTY_HASH : stateLeafHash(keyHash, sha256(value));
	return { keyHash, leafHash, key, value };
}
