import type { Bytes } from "../../crypto/bytes.ts";
import { HASH_SIZE, keyBit } from "./state-hash.ts";

const CHUNK_BITS = 13;
const CHUNK_SIZE = 1 << CHUNK_BITS;
const CHUNK_MASK = CHUNK_SIZE - 1;
const WORDS_PER_HASH = HASH_SIZE / 4;
const WORDS_PER_NODE = 2 + 2 * WORDS_PER_HASH;

// An edge word is, from the top: 27 bits of child, 4 bits of the node's depth (high half left, low half right), 1 stale bit.
const CHILD_SHIFT = 5;
const DEPTH_SHIFT = 1;
const DEPTH_HALF = 0b1111;
const STALE = 1;
const FLAGS = (1 << CHILD_SHIFT) - 1;

/** The most branch nodes, and so the most keys, one tree can hold: as many as 27 signed bits can name. */
export const MAX_NODES = 2 ** 26;

/** A child: 0 is none, above 0 is a branch node, below 0 is leaf `~child`. */
export type Child = number;

/** The edge above the whole tree, which belongs to no branch node. */
export const ROOT_EDGE = 0;

/**
 * The branch nodes of a state tree in fixed-size chunks. A branch node stands where two non-empty subtrees part, and
 * knows the bit index (`depth`) at which they do; runs of one-sided nodes between two branches are not stored.
 * Edge `node * 2 + side` holds the child, the hash of the subtree just below that side (one-sided run included), and
 * whether that hash is stale. A node is one run of 18 words: two edge words, then the two hashes, because in a large
 * tree what costs is not hashing but the number of places in memory that have to be visited.
 */
export class NodePool {
	readonly #chunks: Int32Array[] = [];
	readonly #free: number[] = [];
	readonly #words = new Int32Array(WORDS_PER_HASH);
	readonly #bytes = new Uint8Array(this.#words.buffer);
	#used = 0;

	constructor() {
		this.#grow();
	}

	get memoryBytes(): number {
		return this.#chunks.length * CHUNK_SIZE * WORDS_PER_NODE * 4;
	}

	/** A node without children whose hashes are not stale. Refuses more than MAX_NODES (RangeError). */
	add(depth: number): number {
		const node = this.#free.pop() ?? this.#grow();
		const chunk = this.#chunks[node >> CHUNK_BITS]!;
		const start = (node & CHUNK_MASK) * WORDS_PER_NODE;
		chunk[start] = (depth >> 4) << DEPTH_SHIFT;
		chunk[start + 1] = (depth & DEPTH_HALF) << DEPTH_SHIFT;
		return node;
	}

	remove(node: number): void {
		this.#free.push(node);
	}

	depth(node: number): number {
		const chunk = this.#chunks[node >> CHUNK_BITS]!;
		const start = (node & CHUNK_MASK) * WORDS_PER_NODE;
		return depthOf(chunk[start]!, chunk[start + 1]!);
	}

	/** The depth of the node an edge hangs from; -1 for the root edge. */
	depthAbove(edge: number): number {
		return edge === ROOT_EDGE ? -1 : this.depth(edge >> 1);
	}

	child(edge: number): Child {
		return this.#chunks[edge >> (CHUNK_BITS + 1)]![edgeWord(edge)]! >> CHILD_SHIFT;
	}

	setChild(edge: number, child: Child): void {
		const chunk = this.#chunks[edge >> (CHUNK_BITS + 1)]!;
		const word = edgeWord(edge);
		chunk[word] = (child << CHILD_SHIFT) | (chunk[word]! & FLAGS);
	}

	/**
	 * Follows a key's bits from the root edge down, looking only where branches are, so the leaf reached may still be
	 * another key's. Writes the edges passed into `path` and returns the place of the last one.
	 */
	descend(keyHash: Bytes, path: Int32Array): number {
		const chunks = this.#chunks;
		let place = 0;
		path[0] = ROOT_EDGE;
		for (let node = this.child(ROOT_EDGE); node > 0; ) {
			// Every read and write of the tree starts here: one look at each node, nothing asked twice.
			const chunk = chunks[node >> CHUNK_BITS]!;
			const start = (node & CHUNK_MASK) * WORDS_PER_NODE;
			const left = chunk[start]!;
			const right = chunk[start + 1]!;
			const side = keyBit(keyHash, depthOf(left, right));
			path[++place] = node * 2 + side;
			node = (side === 0 ? left : right) >> CHILD_SHIFT;
		}
		return place;
	}

	isStale(edge: number): boolean {
		return (this.#chunks[edge >> (CHUNK_BITS + 1)]![edgeWord(edge)]! & STALE) !== 0;
	}

	/** Says whether the edge was not stale before. */
	markStale(edge: number): boolean {
		const chunk = this.#chunks[edge >> (CHUNK_BITS + 1)]!;
		const word = edgeWord(edge);
		const before = chunk[word]!;
		chunk[word] = before | STALE;
		return (before & STALE) === 0;
	}

	markFresh(edge: number): void {
		this.#chunks[edge >> (CHUNK_BITS + 1)]![edgeWord(edge)]! &= ~STALE;
	}

	hash(edge: number): Bytes {
		const words = new Int32Array(WORDS_PER_HASH);
		const source = this.#chunks[edge >> (CHUNK_BITS + 1)]!;
		const start = hashWord(edge);
		for (let word = 0; word < WORDS_PER_HASH; word++) words[word] = source[start + word]!;
		return new Uint8Array(words.buffer);
	}

	setHash(edge: number, hash: Bytes): void {
		// By way of a fixed array: making a view for each call costs more than the whole copy.
		this.#bytes.set(hash);
		this.writeHash(edge, this.#words, 0);
	}

	copyHash(from: number, to: number): void {
		this.writeHash(to, this.#chunks[from >> (CHUNK_BITS + 1)]!, hashWord(from));
	}

	/** Copies the hashes of both sides of a node, 16 words, to `into` from word `offset`. */
	readBoth(node: number, into: Int32Array, offset: number): void {
		const source = this.#chunks[node >> CHUNK_BITS]!;
		const start = hashWord(node * 2);
		for (let word = 0; word < 2 * WORDS_PER_HASH; word++) into[offset + word] = source[start + word]!;
	}

	/** Copies an edge's hash to the given side of a 16-word pair at `offset`, and zeros to the other side. */
	readOneSided(edge: number, side: 0 | 1, pair: { into: Int32Array; offset: number }): void {
		const source = this.#chunks[edge >> (CHUNK_BITS + 1)]!;
		const start = hashWord(edge);
		const full = pair.offset + side * WORDS_PER_HASH;
		const empty = pair.offset + (1 - side) * WORDS_PER_HASH;
		for (let word = 0; word < WORDS_PER_HASH; word++) {
			pair.into[full + word] = source[start + word]!;
			pair.into[empty + word] = 0;
		}
	}

	/** Sets an edge's hash from the 8 words of `from` at `offset`. */
	writeHash(edge: number, from: Int32Array, offset: number): void {
		const target = this.#chunks[edge >> (CHUNK_BITS + 1)]!;
		const start = hashWord(edge);
		for (let word = 0; word < WORDS_PER_HASH; word++) target[start + word] = from[offset + word]!;
	}

	#grow(): number {
		if (this.#used === MAX_NODES) throw new RangeError(`a state tree holds at most ${MAX_NODES} keys`);
		if (this.#used === this.#chunks.length * CHUNK_SIZE) {
			this.#chunks.push(new Int32Array(CHUNK_SIZE * WORDS_PER_NODE));
		}
		return this.#used++;
	}
}

function depthOf(left: number, right: number): number {
	return (((left >> DEPTH_SHIFT) & DEPTH_HALF) << 4) | ((right >> DEPTH_SHIFT) & DEPTH_HALF);
}

function edgeWord(edge: number): number {
	return ((edge >> 1) & CHUNK_MASK) * WORDS_PER_NODE + (edge & 1);
}

function hashWord(edge: number): number {
	return ((edge >> 1) & CHUNK_MASK) * WORDS_PER_NODE + 2 + (edge & 1) * WORDS_PER_HASH;
}
