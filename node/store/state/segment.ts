import { join } from "node:path";
import type { Files, StoredFile } from "../files.ts";
import { RECORD_HEADER_SIZE } from "./frame.ts";

const NAME = /^values-(\d{8})\.segment$/;
// A locator is a segment's number times this plus an offset; both fit a float's 53 bits with room to spare.
const OFFSETS = 2 ** 32;

/** One file of the value log. */
export interface Segment {
	readonly id: number;
	/** Opened when it is first written. */
	file: StoredFile | undefined;
	/** Octets appended, written or not. */
	size: number;
	/** Octets known to be in the file. */
	written: number;
	/** Weight of the values that the state still needs, and of the deletions, out of `total`. */
	live: number;
	deletions: number;
	total: number;
}

/** The one number by which the state tree knows where a value lies. */
export function locatorOf(segment: number, offset: number): number {
	return segment * OFFSETS + offset;
}

/** The segment number of a locator. */
export function segmentOf(locator: number): number {
	return Math.floor(locator / OFFSETS);
}

/** The offset of a locator. */
export function offsetOf(locator: number): number {
	return locator % OFFSETS;
}

/** What a record counts for in `live` and `total`: its size, but for the key, whose length the tree does not know. */
export function weightOf(valueLength: number): number {
	return RECORD_HEADER_SIZE + valueLength;
}

/** Where a segment lies. */
export function segmentPath(directory: string, id: number): string {
	return join(directory, `values-${String(id).padStart(8, "0")}.segment`);
}

/** The numbers of the segments in a directory, oldest first. */
export async function segmentIds(files: Files, directory: string): Promise<number[]> {
	const names = await files.list(directory);
	return names.flatMap((name) => NAME.exec(name)?.[1] ?? []).map(Number);
}

/** A segment that has no file yet. */
export function newSegment(id: number): Segment {
	return { id, file: undefined, size: 0, written: 0, live: 0, deletions: 0, total: 0 };
}
