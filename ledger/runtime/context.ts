import type { Capabilities, CapabilityName, Principal } from "./capabilities.ts";
import type { Cell, Collection } from "./collection.ts";

/** How often and by which transactions a record with history was written. */
export interface Stamp {
	/** 1 for the first write. */
	readonly revision: number;
	/** Base64 head of the chain of transaction ids (spec/record.md §6). */
	readonly history: string;
}

/** Reads of the state as one transaction sees it. Records are frozen. */
export interface StateReader {
	get<T>(from: Collection<T>, key: string): T | undefined;
	/** The stamp of a record in a collection that keeps history. */
	stamp(from: Collection, key: string): Stamp | undefined;
}

/** What an action may know while it decides. Time is block time; there is no other clock and no other input. */
export interface CheckContext extends StateReader {
	/** Height of the block. */
	readonly height: number;
	/** Block time, milliseconds since the Unix epoch. */
	readonly timeMs: number;
	/** Leaves the log had before the block. */
	readonly logSize: number;
	/** Transaction id, lowercase hex. */
	readonly transaction: string;
	readonly principal: Principal;
	/** A capability the manifest named in `needs`. */
	use<N extends CapabilityName>(name: N): Capabilities[N];
}

/** What an action may do once everything is checked. */
export interface ApplyContext extends CheckContext {
	/** Writes a record of one of the service's own collections. */
	put<T>(into: Collection<T>, key: string, record: T): void;
	/** Deletes a record; never one of a collection that keeps history. */
	remove(from: Collection, key: string): void;
}

/** What may be known and written at the beginning of a block, before its first act. */
export interface OpeningContext extends StateReader {
	readonly height: number;
	/** Block time, milliseconds since the Unix epoch. */
	readonly timeMs: number;
	/** Leaves the log had before the block. */
	readonly logSize: number;
	/** A capability, where some service of the ledger provides it. */
	use<N extends CapabilityName>(name: N): Capabilities[N] | undefined;
	/** Writes a record of one of the service's own collections. */
	put<T>(into: Collection<T>, key: string, record: T): void;
}

/** A question to the query index. */
export interface Find {
	/** Column equals value. */
	readonly where?: Readonly<Record<string, Cell>>;
	/** Words to search for, zh or en. */
	readonly text?: string;
	/** Column to sort by, `-column` for descending; search results are sorted by rank. */
	readonly order?: string;
	readonly limit: number;
	/** Continuation token of the page before. */
	readonly after?: string;
}

export interface Found<T> {
	readonly rows: readonly { readonly key: string; readonly record: T }[];
	/** Total that match, counted up to a bound the index chooses. */
	readonly total: number;
	readonly next?: string;
}

/** What a query may read: finalised state and its index. */
export interface QueryContext extends StateReader {
	/** Height and time of the last finalised block. */
	readonly height: number;
	readonly timeMs: number;
	use<N extends CapabilityName>(name: N): Capabilities[N];
	find<T>(from: Collection<T>, what: Find): Found<T>;
}
