import type { Bytes } from "../../crypto/bytes.ts";
import { emptyRoot, nodeHash } from "./hash.ts";
import { assertSize, floorLog2 } from "./size.ts";

/** A complete subtree: the leaves from index·2^level up to, not including, (index+1)·2^level. */
export interface Subtree {
	readonly level: number;
	readonly index: number;
}

/** Gives the hash of a complete subtree; throws when it does not have it. */
export type ReadSubtree = (level: number, index: number) => Bytes;

/** Gives, in time, the hash of a complete subtree; rejects when it does not have it. */
export type FetchSubtree = (level: number, index: number) => Promise<Bytes>;

/**
 * The complete subtrees, largest first, that the leaves from start up to end fall into when they form one node
 * of a log's tree (RFC 6962 §2.1): at most 53. Start must be a multiple of the largest of them.
 */
export function subtreesOf(start: number, end: number): Subtree[] {
	assertSize(start);
	assertSize(end);
	const found: Subtree[] = [];
	for (let at = start; at < end; ) {
		const level = floorLog2(end - at);
		const width = 2 ** level;
		if (at % width !== 0) throw new RangeError(`leaves ${start} to ${end} are not one node of a tree`);
		found.push({ level, index: at / width });
		at += width;
	}
	return found;
}

/** The hash of the node that complete subtrees, largest first, form: none at all is the empty log. */
export function foldSubtrees(hashes: readonly Bytes[]): Bytes {
	const last = hashes.at(-1);
	if (last === undefined) return emptyRoot();
	return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}
