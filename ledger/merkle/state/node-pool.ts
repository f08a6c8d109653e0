import type { Bytes } from "../../crypto/bytes.ts";
import { HASH_SIZE } from "./state-hash.ts";

const CHUNK_BITS = 15;
const CHUNK_SIZE = 1 << CHUNK_BITS;
const CHUNK_MASK = CHUNK_SIZE - 1;
const EDGES_BITS = CHUNK_BITS + 1;
const EDGES_MASK = CHUNK_SIZE * 2 - 1;
const WORDS_PER_HASH = HASH_SIZE / 4;
const BYTES_PER_NODE = 2 * 4 + 2 * HASH_SIZE + 1 + 1;

/** A child: 0 is none, above 0 is a branch node, below 0 is leaf `~child`. */
export type Child = number;

/** The edge above the whole tree, which belongs to no branch node. */
export const ROOT_EDGE = 0;

/**
 * The branch nodes of a state tree in fixed-size chunks. A branch node stands where two non-empty subtrees part, and
 * knows the bit index (`depth`) at which they do; runs of one-sided nodes between two branches are not stored.
 * Edge `node * 2 + side` holds the child, the hash of the subtree just below that side (one-sided run included), and
 * whether that hash is stale. Keeping both child hashes side by side makes rehashing a node one read of 64 octets.
 */
export class NodePool {
	readonly #children: Int32Array[] = [];
	readonly #hashes: Uint32Array[] = [];
	readonly #depths: Uint8Array[] = [];
	readonly #stale: Uint8Array[] = [];
	readonly #free: number[] = [];
	#used = 0;

	constructor() {
		this.#grow();
	}

	get memoryBytes(): number {
		return this.#children.length * CHUNK_SIZE * BYTES_PER_NODE;
	}

	add(depth: number): number {
		const node = this.#free.pop() ?? this.#grow();
		this.#depths[node >> CHUNK_BITS]![node & CHUNK_MASK] = depth;
		this.#stale[node >> CHUNK_BITS]![node & CHUNK_MASK] = 0;
		return node;
	}

	remove(node: number): void {
		this.#free.push(node);
	}

	depth(node: number): number {
		return this.#depths[node >> CHUNK_BITS]![node & CHUNK_MASK]!;
	}

	/** The depth of the node an edge hangs from; -1 for the root edge. */
	depthAbove(edge: number): number {
		return edge === ROOT_EDGE ? -1 : this.depth(edge >> 1);
	}

	child(edge: number): Child {
		return this.#children[edge >> EDGES_BITS]![edge & EDGES_MASK]!;
	}

	setChild(edge: number, child: Child): void {
		this.#children[edge >> EDGES_BITS]![edge & EDGES_MASK] = child;
	}

	isStale(edge: number): boolean {
		const node = edge >> 1;
		return (this.#stale[node >> CHUNK_BITS]![node & CHUNK_MASK]! & (1 << (edge & 1))) !== 0;
	}

	markStale(edge: number): void {
		const node = edge >> 1;
		this.#stale[node >> CHUNK_BITS]![node & CHUNK_MASK]! |= 1 << (edge & 1);
	}

	markFresh(edge: number): void {
		const node = edge >> 1;
		this.#stale[node >> CHUNK_BITS]![node & CHUNK_MASK]! &= ~(1 << (edge & 1));
	}

	hash(edge: number): Bytes {
		const start = (edge & EDGES_MASK) * HASH_SIZE;
		const chunk = this.#hashes[edge >> EDGES_BITS]!;
		return new Uint8Array(chunk.buffer, start, HASH_SIZE).slice();
	}

	setHash(edge: number, hash: Bytes): void {
		const start = (edge & EDGES_MASK) * HASH_SIZE;
		new Uint8Array(this.#hashes[edge >> EDGES_BITS]!.buffer, start, HASH_SIZE).set(hash);
	}

	copyHash(from: number, to: number): void {
		const source = this.#hashes[from >> EDGES_BITS]!;
		const target = this.#hashes[to >> EDGES_BITS]!;
		const start = (from & EDGES_MASK) * WORDS_PER_HASH;
		const end = (to & EDGES_MASK) * WORDS_PER_HASH;
		for (let word = 0; word < WORDS_PER_HASH; word++) target[end + word] = source[start + word]!;
	}

	/** Copies the hashes of both sides of a node, 16 words, to `into` from word `offset`. */
	readBoth(node: number, into: Uint32Array, offset: number): void {
		const source = this.#hashes[node >> CHUNK_BITS]!;
		const start = (node & CHUNK_MASK) * 2 * WORDS_PER_HASH;
		for (let word = 0; word < 2 * WORDS_PER_HASH; word++) into[offset + word] = source[start + word]!;
	}

	/** Copies an edge's hash to the given side of a 16-word pair at `offset`, and zeros to the other side. */
	readOneSided(edge: number, side: 0 | 1, pair: { into: Uint32Array; offset: number }): void {
		const source = this.#hashes[edge >> EDGES_BITS]!;
		const start = (edge & EDGES_MASK) * WORDS_PER_HASH;
		const full = pair.offset + side * WORDS_PER_HASH;
		const empty = pair.offset + (1 - side) * WORDS_PER_HASH;
		for (let word = 0; word < WORDS_PER_HASH; word++) {
			pair.into[full + word] = source[start + word]!;
			pair.into[empty + word] = 0;
		}
	}

	/** Sets an edge's hash from the 8 words of `from` at `offset`. */
	writeHash(edge: number, from: Uint32Array, offset: number): void {
		const target = this.#hashes[edge >> EDGES_BITS]!;
		const start = (edge & EDGES_MASK) * WORDS_PER_HASH;
		for (let word = 0; word < WORDS_PER_HASH; word++) target[start + word] = from[offset + word]!;
	}

	#grow(): number {
		if (this.#used === this.#children.length * CHUNK_SIZE) {
			this.#children.push(new Int32Array(CHUNK_SIZE * 2));
			this.#hashes.push(new Uint32Array(CHUNK_SIZE * 2 * WORDS_PER_HASH));
			this.#depths.push(new Uint8Array(CHUNK_SIZE));
			this.#stale.push(new Uint8Array(CHUNK_SIZE));
		}
		return this.#used++;
	}
}
