import type { LeafRange } from "./range-proof.ts";

/** A trail file (spec/proof.md §4): everything that ever happened to a record, or in a part of the log, to be checked offline. */
export type TrailFile = RecordTrailFile | RangeTrailFile;

/** All entries that ever wrote one record that keeps history, and the proof that there are no others. */
export interface RecordTrailFile {
	readonly format: "mingjian-trail/1";
	readonly kind: "record";
	/** `collection/key` */
	readonly key: string;
	/** Proof file of the record as it is, or of its absence. */
	readonly state: string;
	/** Proof files of the entries, oldest first. */
	readonly entries: readonly string[];
}

/** All leaves of a part of the log without a gap, under one checkpoint. */
export interface RangeTrailFile extends LeafRange {
	readonly format: "mingjian-trail/1";
	readonly kind: "range";
	/** The block times the range is claimed to cover whole; `untilMs` not included. */
	readonly period?: Period;
	readonly checkpoint: string;
	/** Base64, from left to right. */
	readonly hashes: readonly string[];
	readonly leaves: readonly RangeLeaf[];
}

export interface Period {
	readonly fromMs: number;
	readonly untilMs: number;
}

/** What a leaf of a range is made of. */
export type RangeLeaf =
	| { readonly envelope: string; readonly code: string; readonly result: string }
	| { readonly block: string };

export const trailFormat = "mingjian-trail/1";

/** Most entries or leaves a trail has. */
export const MAX_TRAIL_LEAVES = 1_000_000;

/** Longest trail file read, in bytes. */
export const MAX_TRAIL_BYTES = 256 << 20;
