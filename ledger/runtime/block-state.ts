import { type Bytes, fromUtf8, utf8, utf8All } from "../crypto/bytes.ts";
import { limits } from "../record/limits.ts";
import { type Collection, stateKey } from "./collection.ts";
import type { Stamp, StateReader } from "./context.ts";
import { nextStamp, type StampedRecord } from "./history.ts";
import { Refusal } from "./refusal.ts";

/** Where values come from before the block: the state map. */
export interface StateSource {
	get(key: string): Bytes | undefined;
}

/** One change of the state map; undefined deletes. */
export type Write = readonly [key: string, value: Bytes | undefined];

/** Trouble of the state source; never to be mistaken for a contract's failure, so it passes through contracts. */
export class SourceTrouble extends Error {}

const absent = Symbol("absent");
type Parsed = unknown | typeof absent;
/** State keys are printable ASCII, so that no two of them look or sort alike in any language. */
const printable = /^[!-~]+$/;

interface Kept {
	readonly value: Parsed;
	/** JSON text; undefined for a deletion. */
	readonly text: string | undefined;
}

/**
 * The state as the transactions of one block see it: what the block wrote so far over what was there before.
 * Writes of one transaction are staged and then kept or dropped as a whole.
 */
export class BlockState implements StateReader {
	readonly #source: StateSource;
	readonly #parsed: ParsedValues;
	readonly #block = new Map<string, Kept>();
	readonly #staged = new Map<string, { readonly of: Collection; readonly value: Parsed }>();
	/** Records with history by the transaction that wrote them last in this block. */
	readonly #writer = new Map<string, string>();

	/** `parsed` may be shared between blocks of one chain, so that hot records are parsed once. */
	constructor(source: StateSource, parsed: ParsedValues) {
		this.#source = source;
		this.#parsed = parsed;
	}

	get<T>(from: Collection<T>, key: string): T | undefined {
		const at = stateKey(from, key);
		const staged = this.#staged.size === 0 ? undefined : this.#staged.get(at);
		if (staged) return staged.value === absent ? undefined : (staged.value as T);
		const stored = this.#stored(at);
		if (stored === absent) return undefined;
		return (from.history ? (stored as StampedRecord).record : stored) as T;
	}

	stamp(from: Collection, key: string): Stamp | undefined {
		const stored = this.#stored(stateKey(from, key));
		if (stored === absent || !from.history) return undefined;
		const { revision, history } = stored as StampedRecord;
		return { revision, history };
	}

	put<T>(into: Collection<T>, key: string, record: T): void {
		const at = stateKey(into, key);
		if (at.length > limits.stateKey || !printable.test(at)) {
			throw new RangeError(`state key of ${at.length} characters: ${JSON.stringify(at.slice(0, 80))}`);
		}
		this.#staged.set(at, { of: into as Collection, value: freeze(record) });
	}

	remove(from: Collection, key: string): void {
		if (from.history) throw new TypeError(`${from.name} keeps history: its records are never deleted`);
		this.#staged.set(stateKey(from, key), { of: from, value: absent });
	}

	/**
	 * Keeps what the transaction staged; records with history are stamped with its id. Refuses a record over the limit
	 * (record-too-large), and then nothing has changed.
	 */
	keep(transaction: string): readonly string[] {
		const keys = [...this.#staged.keys()];
		const kept = Array.from(this.#staged, ([at, { of, value }]): Kept => {
			const stored = of.history ? this.#stamped(at, value, transaction) : value;
			const text = stored === absent ? undefined : JSON.stringify(stored);
			// A character takes three octets at most.
			if (text && text.length * 3 > limits.stateValue && utf8(text).length > limits.stateValue) {
				throw new Refusal("record-too-large");
			}
			return { value: stored, text };
		});
		keys.forEach((at, order) => {
			this.#block.set(at, kept[order]!);
		});
		this.#staged.clear();
		return keys;
	}

	drop(): void {
		this.#staged.clear();
	}

	/** All changes of the block, each key once, in the order first written. */
	writes(): Write[] {
		const kept = [...this.#block];
		const octets = utf8All(kept.map(([, { text = "" }]) => text));
		return kept.map(([key, { value, text }], order) => {
			this.#parsed.renew(key, value === absent ? undefined : value);
			return [key, text === undefined ? undefined : octets[order]!];
		});
	}

	#stored(at: string): Parsed {
		const inBlock = this.#block.get(at);
		if (inBlock !== undefined) return inBlock.value;
		const known = this.#parsed.get(at);
		if (known !== undefined) return known;
		const bytes = this.#read(at);
		// Most keys looked for in vain are about to be written and hardly ever read again.
		if (bytes === undefined) return absent;
		const value = freeze(JSON.parse(fromUtf8(bytes)) as unknown);
		this.#parsed.set(at, value);
		return value;
	}

	#read(at: string): Bytes | undefined {
		try {
			return this.#source.get(at);
		} catch (cause) {
			throw new SourceTrouble("the state could not be read", { cause });
		}
	}

	#stamped(at: string, record: unknown, transaction: string): StampedRecord {
		const stored = this.#stored(at);
		const previous = stored === absent ? undefined : (stored as StampedRecord);
		// What a block brought into force counts to its first act; where that writes the record too, it is one link of the history.
		if (previous && this.#writer.get(at) === transaction) return freeze({ ...previous, record });
		this.#writer.set(at, transaction);
		return freeze({ ...nextStamp(previous, transaction), record });
	}
}

/**
 * A bounded cache of parsed, frozen values that were read; two generations, the older dropped when the younger is full. What is
 * only written is not kept: most of it is never asked for again, and everything kept has to be carried by the collector.
 */
export class ParsedValues {
	readonly #bound: number;
	#young = new Map<string, unknown>();
	#old = new Map<string, unknown>();

	constructor(bound = 50_000) {
		this.#bound = bound;
	}

	get(key: string): unknown {
		const value = this.#young.get(key);
		if (value !== undefined) return value;
		const older = this.#old.get(key);
		if (older !== undefined) this.set(key, older);
		return older;
	}

	/** Keeps a value that was read. */
	set(key: string, value: unknown): void {
		if (this.#young.size >= this.#bound) {
			this.#old = this.#young;
			this.#young = new Map();
		}
		this.#young.set(key, value);
	}

	/** Keeps what was written to a key where an earlier value of it is kept; undefined where it was deleted. */
	renew(key: string, value: unknown): void {
		const known = this.#young.has(key) || this.#old.has(key);
		if (!known) return;
		this.#old.delete(key);
		if (value === undefined) this.#young.delete(key);
		else this.set(key, value);
	}
}

function freeze<T>(value: T): T {
	if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
	for (const member of Object.values(value)) freeze(member);
	return Object.freeze(value);
}
