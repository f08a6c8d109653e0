import { sha256Pairs } from "../../crypto/sha256.ts";
import type { LeafPool } from "./leaf-pool.ts";
import { type NodePool, ROOT_EDGE } from "./node-pool.ts";
import { HASH_SIZE, KEY_BITS } from "./state-hash.ts";

const PAIRS_PER_BATCH = 512;
const WORDS_PER_PAIR = 16;
const KEPT_ITEMS = 1 << 15;
const NONE = -1;

/**
 * Brings every stale hash of a tree up to date, deepest level first, each level in batches for `sha256Pairs`.
 * An item is one stale edge. It is hashed once at the depth of its branch node and once more for every one-sided
 * node between that and the branch above; between levels its hash so far rests in the edge itself.
 */
export class Rehasher {
	readonly #nodes: NodePool;
	readonly #leaves: LeafPool;
	readonly #heads = new Int32Array(KEY_BITS).fill(NONE);
	readonly #batch = new Int32Array(PAIRS_PER_BATCH);
	readonly #input = new Uint8Array(PAIRS_PER_BATCH * 2 * HASH_SIZE);
	readonly #inputWords = new Int32Array(this.#input.buffer);
	readonly #output = new Uint8Array(PAIRS_PER_BATCH * HASH_SIZE);
	readonly #outputWords = new Int32Array(this.#output.buffer);
	// Per item: the edge, the branch node below it, a leaf below that (once needed), the next item of its level.
	#edges = new Int32Array(1024);
	#below = new Int32Array(1024);
	#nexts = new Int32Array(1024);
	#witnesses = new Int32Array(1024);
	#items = 0;

	constructor(nodes: NodePool, leaves: LeafPool) {
		this.#nodes = nodes;
		this.#leaves = leaves;
	}

	get memoryBytes(): number {
		return this.#edges.length * 16 + PAIRS_PER_BATCH * 100;
	}

	/** Afterwards no edge is stale. */
	run(): void {
		this.#collect();
		for (let level = KEY_BITS - 1; level >= 0; level--) {
			for (let item = this.#heads[level]!; item !== NONE; ) item = this.#hashBatch(level, item);
			this.#heads[level] = NONE;
		}
		if (this.#edges.length > KEPT_ITEMS) this.#resize(KEPT_ITEMS);
	}

	/** A leaf below a branch node; any will do to learn the bits above the node, which they all share. */
	leafBelow(node: number): number {
		let child = node;
		while (child > 0) child = this.#nodes.child(child * 2);
		return ~child;
	}

	// Breadth first: the list of items is itself the queue.
	#collect(): void {
		this.#items = 0;
		this.#collectEdge(ROOT_EDGE);
		for (let item = 0; item < this.#items; item++) {
			const node = this.#below[item]!;
			this.#collectEdge(node * 2);
			this.#collectEdge(node * 2 + 1);
		}
	}

	#collectEdge(edge: number): void {
		if (!this.#nodes.isStale(edge)) return;
		this.#nodes.markFresh(edge);
		const item = this.#items++;
		if (item === this.#edges.length) this.#resize(item * 2);
		const node = this.#nodes.child(edge);
		this.#edges[item] = edge;
		this.#below[item] = node;
		this.#witnesses[item] = NONE;
		this.#enter(item, this.#nodes.depth(node));
	}

	#enter(item: number, level: number): void {
		this.#nexts[item] = this.#heads[level]!;
		this.#heads[level] = item;
	}

	// Hashes up to one batch of a level's items, starting with `first`; returns the first one left over.
	#hashBatch(level: number, first: number): number {
		let count = 0;
		let item = first;
		for (; item !== NONE && count < PAIRS_PER_BATCH; item = this.#nexts[item]!) {
			this.#batch[count] = item;
			this.#load(item, level, count++);
		}
		sha256Pairs(this.#input.subarray(0, count * 2 * HASH_SIZE), this.#output.subarray(0, count * HASH_SIZE));
		for (let place = 0; place < count; place++) this.#store(this.#batch[place]!, level, place);
		return item;
	}

	#load(item: number, level: number, place: number): void {
		const node = this.#below[item]!;
		const offset = place * WORDS_PER_PAIR;
		if (this.#nodes.depth(node) === level) {
			this.#nodes.readBoth(node, this.#inputWords, offset);
			return;
		}
		if (this.#witnesses[item] === NONE) this.#witnesses[item] = this.leafBelow(node);
		const side = this.#leaves.bit(this.#witnesses[item]!, level);
		this.#nodes.readOneSided(this.#edges[item]!, side, { into: this.#inputWords, offset });
	}

	#store(item: number, level: number, place: number): void {
		const edge = this.#edges[item]!;
		this.#nodes.writeHash(edge, this.#outputWords, (place * WORDS_PER_PAIR) / 2);
		if (level - 1 > this.#nodes.depthAbove(edge)) this.#enter(item, level - 1);
	}

	#resize(items: number): void {
		const grow = (old: Int32Array<ArrayBuffer>) => {
			const grown = new Int32Array(items);
			grown.set(old.subarray(0, items));
			return grown;
		};
		this.#edges = grow(this.#edges);
		this.#below = grow(this.#below);
		this.#nexts = grow(this.#nexts);
		this.#witnesses = grow(this.#witnesses);
	}
}
