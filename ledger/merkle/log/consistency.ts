import { type Bytes, equal } from "../../crypto/bytes.ts";
import { emptyRoot, HASH_BYTES, nodeHash } from "./hash.ts";
import { assemble, fetchAndAssemble, type ProofPlan, planConsistency } from "./proof-plan.ts";
import { accept, type Result, refuse } from "./result.ts";
import { half, isOdd, isPowerOfTwo, isSize } from "./size.ts";
import { type FetchSubtree, type ReadSubtree, subtreesOf } from "./subtree.ts";

/** The proof that a log of size `to` only appended to the log of size `from` (RFC 6962 §2.1.2). Throws unless from ≤ to. */
export function consistencyProof(from: number, to: number, read: ReadSubtree): Bytes[] {
	return assemble(planConsistency(from, to), read);
}

/** `consistencyProof` over hashes that take time to come; all are asked for at once. */
export async function fetchConsistencyProof(from: number, to: number, fetch: FetchSubtree): Promise<Bytes[]> {
	return fetchAndAssemble(planConsistency(from, to), fetch);
}

/** "The log with the new size and root only appended to the log with the old size and root", with its proof. */
export interface ConsistencyClaim {
	readonly from: number;
	readonly to: number;
	readonly fromRoot: Bytes;
	readonly toRoot: Bytes;
	readonly proof: readonly Bytes[];
}

/** Why a consistency claim was not believed. */
export type ConsistencyFailure =
	| "size-out-of-range"
	| "sizes-reversed"
	| "hash-length-wrong"
	| "proof-too-short"
	| "proof-too-long"
	| "old-root-mismatch"
	| "new-root-mismatch";

/**
 * Accepts exactly the claims whose proof rebuilds both roots (RFC 9162 §2.1.4.2). From the empty log, and from a
 * log to itself, the proof must be empty and the roots must be the empty root and each other.
 */
export function verifyConsistency(claim: ConsistencyClaim): Result<undefined, ConsistencyFailure> {
	const { from, to, fromRoot, toRoot, proof } = claim;
	if (!isSize(from) || !isSize(to)) return refuse("size-out-of-range");
	if (from > to) return refuse("sizes-reversed");
	if ([fromRoot, toRoot, ...proof].some((hash) => hash.length !== HASH_BYTES))
		return refuse("hash-length-wrong");
	const needed = planConsistency(from, to).length;
	if (proof.length < needed) return refuse("proof-too-short");
	if (proof.length > needed) return refuse("proof-too-long");
	const [oldRoot, newRoot] = rebuild(claim);
	if (!equal(oldRoot, fromRoot)) return refuse("old-root-mismatch");
	return equal(newRoot, toRoot) ? accept(undefined) : refuse("new-root-mismatch");
}

/**
 * The roots that the hashes of a log of size `to` give it and its first `from` leaves (RFC 9162 §2.1.4.2): as a consistency proof, but
 * with the first hash always sent. Undefined where their number does not fit. This is how a proof speaks for a past that is not the one claimed.
 */
export function prefixRoots(
	from: number,
	to: number,
	hashes: readonly Bytes[],
): { readonly prefix: Bytes; readonly whole: Bytes } | undefined {
	if (!isSize(from) || !isSize(to) || from === 0 || from >= to) return undefined;
	const needed = planConsistency(from, to).length + (isPowerOfTwo(from) ? 1 : 0);
	if (hashes.length !== needed || hashes.some((hash) => hash.length !== HASH_BYTES)) return undefined;
	const [prefix, whole] = climbFrom(from, to, hashes);
	return { prefix, whole };
}

/** Plans the hashes `prefixRoots` takes, of a log of size `to`. Throws unless 0 < from < to. */
export function prefixPlan(from: number, to: number): ProofPlan {
	if (from === 0 || from >= to) throw new RangeError(`a log of ${to} has no part of ${from} leaves to prove`);
	const plan = planConsistency(from, to);
	return isPowerOfTwo(from) ? [subtreesOf(0, from), ...plan] : plan;
}

function rebuild({ from, to, fromRoot, toRoot, proof }: ConsistencyClaim): [Bytes, Bytes] {
	if (from === 0) return [emptyRoot(), to === 0 ? emptyRoot() : toRoot];
	if (from === to) return [fromRoot, fromRoot];
	// A full old tree is itself a node of the new one, so its root is the starting point and is not sent.
	return climbFrom(from, to, isPowerOfTwo(from) ? [fromRoot, ...proof] : proof);
}

function climbFrom(from: number, to: number, hashes: readonly Bytes[]): [Bytes, Bytes] {
	let node = from - 1;
	let edge = to - 1;
	while (isOdd(node)) {
		node = half(node);
		edge = half(edge);
	}
	return climb(hashes, node, edge);
}

function climb(hashes: readonly Bytes[], firstNode: number, firstEdge: number): [Bytes, Bytes] {
	let oldRoot = hashes[0] as Bytes;
	let newRoot = oldRoot;
	let node = firstNode;
	let edge = firstEdge;
	for (const sibling of hashes.slice(1)) {
		while (node > 0 && node === edge && !isOdd(node)) {
			node = half(node);
			edge = half(edge);
		}
		if (isOdd(node)) {
			oldRoot = nodeHash(sibling, oldRoot);
			newRoot = nodeHash(sibling, newRoot);
		} else newRoot = nodeHash(newRoot, sibling);
		node = half(node);
		edge = half(edge);
	}
	return [oldRoot, newRoot];
}
