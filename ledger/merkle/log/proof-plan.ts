import type { Bytes } from "../../crypto/bytes.ts";
import { assertSize, splitPoint } from "./size.ts";
import { type FetchSubtree, foldSubtrees, type ReadSubtree, type Subtree, subtreesOf } from "./subtree.ts";

/**
 * What a proof is made of, known before any hash is read: one list of complete subtrees per hash of the proof,
 * to be folded from the right. Planning is pure, so a caller can fetch everything at once.
 */
export type ProofPlan = readonly (readonly Subtree[])[];

/** Plans PATH(index, D[size]) (RFC 6962 §2.1.1), leaf's sibling first. Throws unless 0 ≤ index < size. */
export function planInclusion(index: number, size: number): ProofPlan {
	assertSize(index);
	assertSize(size);
	if (index >= size) throw new RangeError(`leaf ${index} is not in a log of ${size}`);
	return descend(index, 0, size);
}

/**
 * Plans PROOF(from, D[to]) (RFC 6962 §2.1.2). Throws unless from ≤ to. Nothing needs proving from the empty
 * log, nor from a log to itself: both plans are empty.
 */
export function planConsistency(from: number, to: number): ProofPlan {
	assertSize(from);
	assertSize(to);
	if (from > to) throw new RangeError(`a log of ${to} has no earlier size ${from}`);
	return from === 0 ? [] : compare(from, 0, to);
}

/** Plans the root of a log: a plan of one hash. */
export function planRoot(size: number): ProofPlan {
	return [subtreesOf(0, size)];
}

/** The hashes of a planned proof, in order. */
export function assemble(plan: ProofPlan, read: ReadSubtree): Bytes[] {
	return plan.map((subtrees) => foldSubtrees(subtrees.map(({ level, index }) => read(level, index))));
}

/** Fetches all that a plan needs, at once, and gives the hashes of the planned proof, in order. */
export async function fetchAndAssemble(plan: ProofPlan, fetch: FetchSubtree): Promise<Bytes[]> {
	const parts = await Promise.all(
		plan.map((subtrees) => Promise.all(subtrees.map(({ level, index }) => fetch(level, index)))),
	);
	return parts.map(foldSubtrees);
}

function descend(index: number, start: number, end: number): Subtree[][] {
	if (end - start === 1) return [];
	const middle = start + splitPoint(end - start);
	return index < middle
		? [...descend(index, start, middle), subtreesOf(middle, end)]
		: [...descend(index, middle, end), subtreesOf(start, middle)];
}

// SUBPROOF of RFC 6962 §2.1.2 for the leaves from start to end; its flag b is "start is still 0".
function compare(from: number, start: number, end: number): Subtree[][] {
	if (from === end) return start === 0 ? [] : [subtreesOf(start, end)];
	const middle = start + splitPoint(end - start);
	return from <= middle
		? [...compare(from, start, middle), subtreesOf(middle, end)]
		: [...compare(from, middle, end), subtreesOf(start, middle)];
}
