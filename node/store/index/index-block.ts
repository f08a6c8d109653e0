import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Write } from "@mingjian/ledger/runtime/block-state.ts";
import type { AppliedBlock } from "@mingjian/ledger/runtime/chain.ts";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";

/** One entry as the index takes it. */
export interface IndexedEntry {
	readonly index: number;
	/** Transaction id, lowercase hex. */
	readonly id: string;
	readonly service: string;
	readonly action: string;
	readonly actor: string;
	readonly onBehalfOf?: string;
	readonly code: string;
	/** State keys it wrote, of collections that keep history. */
	readonly touched: readonly string[];
}

/** What the index takes of one block: who did what, and the raw changes of the state. */
export interface IndexBlock {
	readonly height: number;
	readonly timeMs: number;
	/** Index of the block's first leaf. */
	readonly firstIndex: number;
	readonly entries: readonly IndexedEntry[];
	readonly writes: readonly Write[];
}

/** An IndexBlock in the few large pieces that are cheap to hand to another thread. */
export interface PackedBlock {
	readonly height: number;
	readonly timeMs: number;
	readonly firstIndex: number;
	/** JSON of the entries, each a PackedEntry. */
	readonly entries: string;
	/** JSON of the state keys written. */
	readonly keys: string;
	/** Length of each value in `values`, one after the other; `deleted` for a key that was deleted. */
	readonly lengths: Uint32Array<ArrayBuffer>;
	readonly values: Uint8Array<ArrayBuffer>;
}

export type PackedEntry = readonly [
	index: number,
	id: string,
	service: string,
	action: string,
	actor: string,
	onBehalfOf: string | null,
	code: string,
	touched: readonly string[],
];

/** Stands in `lengths` for a deletion; no value is that long. */
export const deleted = 0xffff_ffff;

/** Names of the collections that keep history. */
export function historyNames(collections: readonly Collection[]): ReadonlySet<string> {
	return new Set(collections.filter((each) => each.history).map((each) => each.name));
}

/** Name of the collection a state key belongs to. */
export function collectionOf(stateKey: string): string {
	return stateKey.slice(0, stateKey.indexOf("/"));
}

/** What the index takes of an applied block; `withHistory` from `historyNames`. */
export function indexBlockOf(block: AppliedBlock, withHistory: ReadonlySet<string>): IndexBlock {
	const { height, timeMs, firstIndex, writes } = block;
	const entries = block.entries.map(({ index, act, code, touched }) => {
		const { service, action, actor, onBehalfOf } = act.payload;
		const kept = touched.filter((key) => withHistory.has(collectionOf(key)));
		const behalf = onBehalfOf === undefined ? {} : { onBehalfOf };
		return { index, id: act.id, service, action, actor, ...behalf, code, touched: kept };
	});
	return { height, timeMs, firstIndex, entries, writes };
}

/** Packs a block; `lengths` and `values` may be transferred afterwards. */
export function packBlock(block: IndexBlock): PackedBlock {
	const { height, timeMs, firstIndex, writes } = block;
	const entries = block.entries.map(
		(each): PackedEntry => [
			each.index,
			each.id,
			each.service,
			each.action,
			each.actor,
			each.onBehalfOf ?? null,
			each.code,
			each.touched,
		],
	);
	const keys = JSON.stringify(writes.map(([key]) => key));
	return { height, timeMs, firstIndex, entries: JSON.stringify(entries), keys, ...packValues(writes) };
}

function packValues(writes: readonly Write[]): Pick<PackedBlock, "lengths" | "values"> {
	const lengths = new Uint32Array(writes.length);
	let size = 0;
	for (const [, value] of writes) size += value?.length ?? 0;
	const values = new Uint8Array(size);
	let end = 0;
	for (const [at, [, value]] of writes.entries()) {
		lengths[at] = value?.length ?? deleted;
		if (!value) continue;
		values.set(value, end);
		end += value.length;
	}
	return { lengths, values };
}

/** The entries of a packed block. */
export function unpackEntries(block: PackedBlock): readonly PackedEntry[] {
	return JSON.parse(block.entries) as PackedEntry[];
}

/** The changes of a packed block; values are views. */
export function unpackWrites(block: PackedBlock): (readonly [key: string, value: Bytes | undefined])[] {
	const keys = JSON.parse(block.keys) as string[];
	let end = 0;
	return keys.map((key, at) => {
		const length = block.lengths[at]!;
		if (length === deleted) return [key, undefined];
		end += length;
		return [key, block.values.subarray(end - length, end)];
	});
}
