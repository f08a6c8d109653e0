import { type Bytes, equal } from "@mingjian/ledger/crypto/bytes.ts";
import { HASH_BYTES, nodeHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { isSize, splitPoint } from "@mingjian/ledger/merkle/log/size.ts";
import { foldSubtrees, type ReadSubtree, subtreesOf } from "@mingjian/ledger/merkle/log/subtree.ts";

/** The leaves from `from` up to, not including, `until` of a log. */
export interface LeafRange {
	readonly from: number;
	readonly until: number;
}

/** A node of the tree (RFC 6962 §2.1): the leaves from `start` up to `end`. */
interface Span {
	readonly start: number;
	readonly end: number;
}

/** The spans beside a range that its proof needs the hashes of, from left to right. Throws unless the range is in the log. */
export function spansBeside({ from, until }: LeafRange, size: number): Span[] {
	if (!isRange({ from, until }, size))
		throw new RangeError(`no leaves ${from} to ${until} in a log of ${size}`);
	const beside = (start: number, end: number): Span[] => {
		if (end <= from || start >= until) return [{ start, end }];
		if (start >= from && end <= until) return [];
		const middle = start + splitPoint(end - start);
		return [...beside(start, middle), ...beside(middle, end)];
	};
	return beside(0, size);
}

/** The hashes that lead from the leaves of a range to the log's root (spec/proof.md §4): at most two a level. */
export function rangeProof(range: LeafRange, size: number, read: ReadSubtree): Bytes[] {
	return spansBeside(range, size).map(({ start, end }) =>
		foldSubtrees(subtreesOf(start, end).map(({ level, index }) => read(level, index))),
	);
}

/** "These are the leaf hashes of the range in the log that has this size and root", with its proof. */
export interface RangeClaim extends LeafRange {
	readonly leafHashes: readonly Bytes[];
	readonly size: number;
	readonly root: Bytes;
	readonly proof: readonly Bytes[];
}

/**
 * Whether the leaves and the proof lead to the root, with not a hash missing or left over. Root and size must come from one
 * signed checkpoint: a root alone does not commit to the size.
 */
export function verifyRange({ from, until, leafHashes, size, root, proof }: RangeClaim): boolean {
	if (!isRange({ from, until }, size) || leafHashes.length !== until - from) return false;
	if (proof.some((hash) => hash.length !== HASH_BYTES)) return false;
	if (proof.length !== spansBeside({ from, until }, size).length) return false;
	let used = 0;
	const rebuild = (start: number, end: number): Bytes => {
		if (end <= from || start >= until) return proof[used++]!;
		if (end - start === 1) return leafHashes[start - from]!;
		const middle = start + splitPoint(end - start);
		return nodeHash(rebuild(start, middle), rebuild(middle, end));
	};
	return equal(rebuild(0, size), root);
}

function isRange({ from, until }: LeafRange, size: number): boolean {
	return isSize(size) && isSize(from) && isSize(until) && from < until && until <= size;
}
