import { type Bytes, equal } from "../../crypto/bytes.ts";
import { HASH_BYTES, nodeHash } from "./hash.ts";
import { assemble, fetchAndAssemble, planInclusion } from "./proof-plan.ts";
import { accept, type Result, refuse } from "./result.ts";
import { half, isOdd, isSize } from "./size.ts";
import type { FetchSubtree, ReadSubtree } from "./subtree.ts";

/** The inclusion proof of a leaf in a log (RFC 6962 §2.1.1), leaf's sibling first. Throws unless 0 ≤ index < size. */
export function inclusionProof(index: number, size: number, read: ReadSubtree): Bytes[] {
	return assemble(planInclusion(index, size), read);
}

/** `inclusionProof` over hashes that take time to come; all are asked for at once. */
export async function fetchInclusionProof(
	index: number,
	size: number,
	fetch: FetchSubtree,
): Promise<Bytes[]> {
	return fetchAndAssemble(planInclusion(index, size), fetch);
}

/** "This leaf stands at this index of the log that has this size and root", with its proof. */
export interface InclusionClaim {
	readonly leafHash: Bytes;
	readonly index: number;
	readonly size: number;
	readonly root: Bytes;
	readonly proof: readonly Bytes[];
}

/** Why an inclusion claim was not believed. */
export type InclusionFailure =
	| "size-out-of-range"
	| "index-out-of-range"
	| "hash-length-wrong"
	| "proof-too-short"
	| "proof-too-long"
	| "root-mismatch";

/**
 * Accepts exactly the claims whose proof leads from the leaf to the root (RFC 9162 §2.1.3.2).
 * Root and size must come from one signed checkpoint: a root alone does not commit to the size.
 */
export function verifyInclusion(claim: InclusionClaim): Result<undefined, InclusionFailure> {
	const { leafHash, index, size, root, proof } = claim;
	if (!isSize(size)) return refuse("size-out-of-range");
	if (!isSize(index) || index >= size) return refuse("index-out-of-range");
	if ([leafHash, root, ...proof].some((hash) => hash.length !== HASH_BYTES))
		return refuse("hash-length-wrong");
	const needed = proofLength(index, size - 1);
	if (proof.length < needed) return refuse("proof-too-short");
	if (proof.length > needed) return refuse("proof-too-long");
	return equal(climb(claim), root) ? accept(undefined) : refuse("root-mismatch");
}

// One hash per level at which the node has a sibling: the last node of a level has one only on its left.
function proofLength(index: number, last: number): number {
	let length = 0;
	for (let node = index, edge = last; edge > 0; node = half(node), edge = half(edge)) {
		if (isOdd(node) || node < edge) length += 1;
	}
	return length;
}

function climb({ leafHash, index, size, proof }: InclusionClaim): Bytes {
	let hash = leafHash;
	let node = index;
	let edge = size - 1;
	for (const sibling of proof) {
		while (node > 0 && node === edge && !isOdd(node)) {
			node = half(node);
			edge = half(edge);
		}
		hash = isOdd(node) ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
		node = half(node);
		edge = half(edge);
	}
	return hash;
}
