import type { Bytes } from "../../crypto/bytes.ts";
import { assertHash, nodeHash } from "./hash.ts";
import { assertSize, isOdd, MAX_SIZE } from "./size.ts";
import { foldSubtrees, subtreesOf } from "./subtree.ts";

/** Told of every complete subtree the moment it is complete, leaves (level 0) included, children before parents. */
export type SubtreeSink = (level: number, index: number, hash: Bytes) => void;

/**
 * The right edge of an append-only log: all that must be remembered to append leaves and to know the root.
 * It holds one hash per set bit of the size, so at most 53.
 */
export class RightEdge {
	#size = 0;
	#hashes: Bytes[] = [];

	/** The edge of a log of this size, from the hashes `hashes()` gave. Throws when their number or length is wrong. */
	static restore(size: number, hashes: readonly Bytes[]): RightEdge {
		assertSize(size);
		const expected = subtreesOf(0, size).length;
		if (hashes.length !== expected)
			throw new RangeError(`a log of ${size} has ${expected} edge hashes, got ${hashes.length}`);
		for (const hash of hashes) assertHash(hash);
		const edge = new RightEdge();
		edge.#size = size;
		edge.#hashes = hashes.map((hash) => hash.slice());
		return edge;
	}

	/** The number of leaves. */
	get size(): number {
		return this.#size;
	}

	/** The hashes of the complete subtrees that make up the log, largest first: what `restore` needs. */
	hashes(): Bytes[] {
		return this.#hashes.map((hash) => hash.slice());
	}

	/** The Merkle tree hash of all leaves so far (RFC 6962 §2.1). */
	root(): Bytes {
		return foldSubtrees(this.#hashes);
	}

	/** An independent copy, so that leaves can be tried without keeping them. */
	clone(): RightEdge {
		return RightEdge.restore(this.#size, this.#hashes);
	}

	/** Appends one leaf, given as its leaf hash, and reports each subtree it completes. Throws when the log is full. */
	append(leaf: Bytes, completed?: SubtreeSink): void {
		assertHash(leaf);
		if (this.#size === MAX_SIZE) throw new RangeError("the log is full");
		let hash: Bytes = leaf.slice();
		let level = 0;
		let index = this.#size;
		completed?.(level, index, hash);
		while (isOdd(index)) {
			hash = nodeHash(this.#hashes.pop() as Bytes, hash);
			index = (index - 1) / 2;
			level += 1;
			completed?.(level, index, hash);
		}
		this.#hashes.push(hash);
		this.#size += 1;
	}
}
