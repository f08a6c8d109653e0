import type { Bytes } from "../../crypto/bytes.ts";
import { sha256, sha256Text } from "../../crypto/sha256.ts";

/** Octets in every hash of the state map. */
export const HASH_SIZE = 32;

/** Bits in a key hash: no path through the state map is longer. */
export const KEY_BITS = 256;

/** The hash of a subtree holding no key: 32 zero octets, which no SHA-256 input is known to give. */
export const EMPTY_HASH: Bytes = new Uint8Array(HASH_SIZE);

// The prefix 0x00 and room for two hashes; filled anew for each leaf, since making an array costs as much as hashing it.
const leafInput = new Uint8Array(1 + 2 * HASH_SIZE);

/** Where a key stands in the state map: SHA-256 of its UTF-8. Refuses a lone surrogate (TypeError). spec/state.md §1 */
export function stateKeyHash(key: string): Bytes {
	return sha256Text(key);
}

/** The hash of a subtree holding exactly one key: SHA-256(0x00 ‖ keyHash ‖ valueHash). Refuses other sizes (RangeError). spec/state.md §2 */
export function stateLeafHash(keyHash: Bytes, valueHash: Bytes): Bytes {
	if (keyHash.length !== HASH_SIZE || valueHash.length !== HASH_SIZE) {
		throw new RangeError(`not ${HASH_SIZE} octets: key ${keyHash.length}, value ${valueHash.length}`);
	}
	leafInput.set(keyHash, 1);
	leafInput.set(valueHash, 1 + HASH_SIZE);
	return sha256(leafInput);
}

/** Bit `index` of a key hash, most significant bit of the first octet first: 0 goes left, 1 goes right. */
export function keyBit(keyHash: Bytes, index: number): 0 | 1 {
	return ((keyHash[index >> 3]! >> (7 - (index & 7))) & 1) as 0 | 1;
}

/** The index of the first bit in which two key hashes differ; KEY_BITS where they are the same. */
export function firstDifference(a: Bytes, b: Bytes): number {
	for (let index = 0; index < HASH_SIZE; index++) {
		const difference = a[index]! ^ b[index]!;
		if (difference !== 0) return index * 8 + Math.clz32(difference) - 24;
	}
	return KEY_BITS;
}
