import type { Bytes } from "../../crypto/bytes.ts";
import { sha256Pairs } from "../../crypto/sha256.ts";
import { LeafPool } from "./leaf-pool.ts";
import { NodePool, ROOT_EDGE } from "./node-pool.ts";
import { Rehasher } from "./rehash.ts";
import { EMPTY_HASH, HASH_SIZE, KEY_BITS, keyBit } from "./state-hash.ts";
import type { StateProof } from "./state-proof.ts";

/** Where the owner of the tree keeps a value: a number the tree never looks into, and the value's length in octets. */
export interface StatePlace {
	readonly locator: number;
	readonly length: number;
}

/**
 * The compact sparse Merkle tree over all keys of the state (spec/state.md §2), in memory and without an object per
 * node. Its root depends on the present keys and leaf hashes alone, never on the order or history of the writes.
 * A leaf number stays valid until its key is deleted.
 */
export class StateTree {
	readonly #leaves = new LeafPool();
	readonly #nodes = new NodePool();
	readonly #rehasher = new Rehasher(this.#nodes, this.#leaves);
	// The edges from the root edge down to the one the last descent ended in, which is #path[#end].
	readonly #path = new Int32Array(KEY_BITS + 1);
	#end = 0;

	/** Number of keys. */
	get size(): number {
		return this.#leaves.size;
	}

	/** Octets held in arrays, unused places included. */
	get memoryBytes(): number {
		return this.#leaves.memoryBytes + this.#nodes.memoryBytes + this.#rehasher.memoryBytes;
	}

	/** The key's leaf number, or -1 where the key is absent. */
	find(keyHash: Bytes): number {
		this.#end = this.#nodes.descend(keyHash, this.#path);
		const child = this.#nodes.child(this.#path[this.#end]!);
		return child < 0 && this.#leaves.firstDifference(~child, keyHash) === KEY_BITS ? ~child : -1;
	}

	/** The place last given for a leaf's value. */
	place(leaf: number): StatePlace {
		return { locator: this.#leaves.locator(leaf), length: this.#leaves.length(leaf) };
	}

	/** The leaf hash of a key; undefined where the key is absent. */
	leafHash(keyHash: Bytes): Bytes | undefined {
		return this.find(keyHash) === -1 ? undefined : this.#nodes.hash(this.#path[this.#end]!);
	}

	/**
	 * Inserts a key or replaces what is known of it; returns the place it had before.
	 * Refuses hashes that are not 32 octets and one key more than MAX_NODES (RangeError).
	 */
	set(keyHash: Bytes, leafHash: Bytes, place: StatePlace): StatePlace | undefined {
		if (keyHash.length !== HASH_SIZE || leafHash.length !== HASH_SIZE) {
			throw new RangeError(`not ${HASH_SIZE} octets: key ${keyHash.length}, leaf ${leafHash.length}`);
		}
		const present = this.find(keyHash);
		if (present === -1) {
			this.#insert(keyHash, leafHash, place);
			return undefined;
		}
		const before = this.place(present);
		this.#leaves.place(present, place);
		this.#nodes.setHash(this.#path[this.#end]!, leafHash);
		this.#markStale(this.#end - 1);
		return before;
	}

	/** Records that an unchanged value is now found elsewhere. */
	relocate(leaf: number, locator: number): void {
		this.#leaves.place(leaf, { locator, length: this.#leaves.length(leaf) });
	}

	/** Removes a key, leaving the tree as if it had never been there; returns the place it had, if it was there. */
	delete(keyHash: Bytes): StatePlace | undefined {
		const leaf = this.find(keyHash);
		if (leaf === -1) return undefined;
		const before = this.place(leaf);
		this.#leaves.remove(leaf);
		if (this.#end === 0) {
			this.#nodes.setChild(ROOT_EDGE, 0);
			this.#nodes.setHash(ROOT_EDGE, EMPTY_HASH);
		} else {
			this.#join();
		}
		return before;
	}

	/** The root hash of the present keys; hashes only what changed since the last call. */
	root(): Bytes {
		this.#rehasher.run();
		return this.#nodes.hash(ROOT_EDGE);
	}

	/**
	 * The proof that a key is present or absent under the present root. `valueHashAt` must give SHA-256 of the value
	 * at a place; it is called only where another key's leaf stands in the absent key's way.
	 */
	prove(keyHash: Bytes, valueHashAt: (place: StatePlace) => Bytes): StateProof {
		this.#rehasher.run();
		const siblings: Bytes[] = [];
		let edge = ROOT_EDGE;
		let child = this.#nodes.child(edge);
		while (child > 0) {
			const depth = this.#nodes.depth(child);
			if (siblings.length < depth) {
				const leaf = this.#rehasher.leafBelow(child);
				const parting = Math.min(depth, this.#leaves.firstDifference(leaf, keyHash));
				while (siblings.length < parting) siblings.push(EMPTY_HASH);
				if (parting < depth) {
					siblings.push(this.#hashBelow(child, parting + 1));
					return { siblings, end: { kind: "empty" } };
				}
			}
			edge = child * 2 + keyBit(keyHash, depth);
			siblings.push(this.#nodes.hash(edge ^ 1));
			child = this.#nodes.child(edge);
		}
		return { siblings, end: this.#proofEnd(child, keyHash, valueHashAt) };
	}

	#proofEnd(child: number, keyHash: Bytes, valueHashAt: (place: StatePlace) => Bytes): StateProof["end"] {
		if (child === 0) return { kind: "empty" };
		const leaf = ~child;
		if (this.#leaves.firstDifference(leaf, keyHash) === KEY_BITS) return { kind: "present" };
		return {
			kind: "other",
			keyHash: this.#leaves.keyHash(leaf),
			valueHash: valueHashAt(this.place(leaf)),
		};
	}

	// The hash of the subtree at `depth` on the one-sided run that leads to a branch node.
	#hashBelow(node: number, depth: number): Bytes {
		const leaf = this.#rehasher.leafBelow(node);
		const pair = new Uint8Array(2 * HASH_SIZE);
		const hash = new Uint8Array(HASH_SIZE);
		this.#nodes.readBoth(node, new Int32Array(pair.buffer), 0);
		sha256Pairs(pair, hash);
		for (let level = this.#nodes.depth(node) - 1; level >= depth; level--) {
			pair.fill(0).set(hash, this.#leaves.bit(leaf, level) * HASH_SIZE);
			sha256Pairs(pair, hash);
		}
		return hash;
	}

	#insert(keyHash: Bytes, leafHash: Bytes, place: StatePlace): void {
		const met = this.#nodes.child(this.#path[this.#end]!);
		const leaf = this.#leaves.add(keyHash);
		this.#leaves.place(leaf, place);
		let edge = ROOT_EDGE;
		if (met !== 0) {
			const bit = this.#leaves.firstDifference(~met, keyHash);
			edge = this.#part(bit, keyBit(keyHash, bit));
		}
		this.#nodes.setChild(edge, ~leaf);
		this.#nodes.setHash(edge, leafHash);
	}

	// Puts a new branch node into the path where it forks at `depth`; returns the edge on its still vacant `side`.
	#part(depth: number, side: 0 | 1): number {
		let place = this.#end;
		while (this.#nodes.depthAbove(this.#path[place]!) > depth) place--;
		const above = this.#path[place]!;
		const old = this.#nodes.child(above);
		const vacant = this.#nodes.add(depth) * 2 + side;
		this.#nodes.setChild(vacant ^ 1, old);
		this.#nodes.copyHash(above, vacant ^ 1);
		// The one-sided run above an old branch node is shorter now; a leaf's hash knows no run.
		if (old > 0) this.#nodes.markStale(vacant ^ 1);
		this.#nodes.setChild(above, vacant >> 1);
		this.#markStale(place);
		return vacant;
	}

	// Takes the branch node above the path's last edge out, its other side taking its place.
	#join(): void {
		const gone = this.#path[this.#end]!;
		const above = this.#path[this.#end - 1]!;
		const kept = this.#nodes.child(gone ^ 1);
		this.#nodes.setChild(above, kept);
		this.#nodes.remove(gone >> 1);
		if (kept > 0) {
			this.#markStale(this.#end - 1);
			return;
		}
		this.#nodes.copyHash(gone ^ 1, above);
		this.#nodes.markFresh(above);
		this.#markStale(this.#end - 2);
	}

	// Above a stale edge all are stale already.
	#markStale(last: number): void {
		let place = last;
		while (place >= 0 && this.#nodes.markStale(this.#path[place]!)) place--;
	}
}
