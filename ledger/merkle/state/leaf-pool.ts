import type { Bytes } from "../../crypto/bytes.ts";
import { HASH_SIZE, KEY_BITS } from "./state-hash.ts";

const CHUNK_BITS = 13;
const CHUNK_SIZE = 1 << CHUNK_BITS;
const CHUNK_MASK = CHUNK_SIZE - 1;
const BYTES_PER_LEAF = HASH_SIZE + 8 + 4;

/**
 * The keys of a state tree in fixed-size chunks: key hash, the opaque locator of its value and the value's length.
 * Growing adds one chunk and moves nothing, so no write ever waits for a copy. Freed places are used again.
 */
export class LeafPool {
	readonly #keys: Uint8Array[] = [];
	readonly #locators: Float64Array[] = [];
	readonly #lengths: Uint32Array[] = [];
	readonly #free: number[] = [];
	#used = 0;

	/** Live leaves. */
	get size(): number {
		return this.#used - this.#free.length;
	}

	get memoryBytes(): number {
		return this.#keys.length * CHUNK_SIZE * BYTES_PER_LEAF;
	}

	add(keyHash: Bytes): number {
		const leaf = this.#free.pop() ?? this.#grow();
		this.#keys[leaf >> CHUNK_BITS]!.set(keyHash, (leaf & CHUNK_MASK) * HASH_SIZE);
		return leaf;
	}

	remove(leaf: number): void {
		this.#free.push(leaf);
	}

	place(leaf: number, place: { locator: number; length: number }): void {
		this.#locators[leaf >> CHUNK_BITS]![leaf & CHUNK_MASK] = place.locator;
		this.#lengths[leaf >> CHUNK_BITS]![leaf & CHUNK_MASK] = place.length;
	}

	locator(leaf: number): number {
		return this.#locators[leaf >> CHUNK_BITS]![leaf & CHUNK_MASK]!;
	}

	length(leaf: number): number {
		return this.#lengths[leaf >> CHUNK_BITS]![leaf & CHUNK_MASK]!;
	}

	keyHash(leaf: number): Bytes {
		const start = (leaf & CHUNK_MASK) * HASH_SIZE;
		return this.#keys[leaf >> CHUNK_BITS]!.slice(start, start + HASH_SIZE);
	}

	bit(leaf: number, index: number): 0 | 1 {
		const byte = this.#keys[leaf >> CHUNK_BITS]![(leaf & CHUNK_MASK) * HASH_SIZE + (index >> 3)]!;
		return ((byte >> (7 - (index & 7))) & 1) as 0 | 1;
	}

	/** Like `firstDifference`, without copying the leaf's key hash out. */
	firstDifference(leaf: number, keyHash: Bytes): number {
		const keys = this.#keys[leaf >> CHUNK_BITS]!;
		const start = (leaf & CHUNK_MASK) * HASH_SIZE;
		for (let index = 0; index < HASH_SIZE; index++) {
			const difference = keys[start + index]! ^ keyHash[index]!;
			if (difference !== 0) return index * 8 + Math.clz32(difference) - 24;
		}
		return KEY_BITS;
	}

	#grow(): number {
		if (this.#used === this.#keys.length * CHUNK_SIZE) {
			this.#keys.push(new Uint8Array(CHUNK_SIZE * HASH_SIZE));
			this.#locators.push(new Float64Array(CHUNK_SIZE));
			this.#lengths.push(new Uint32Array(CHUNK_SIZE));
		}
		return this.#used++;
	}
}
