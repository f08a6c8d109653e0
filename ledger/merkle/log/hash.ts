import { type Bytes, utf8 } from "../../crypto/bytes.ts";
import { sha256 } from "../../crypto/sha256.ts";

/** Length of every hash in the log, in bytes. */
export const HASH_BYTES = 32;

const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;

/** The root of a log with no leaves: SHA-256 of nothing (RFC 6962 §2.1). A fresh copy each time. */
export function emptyRoot(): Bytes {
	return sha256(utf8(""));
}

/** The hash of one leaf, SHA-256(0x00 ‖ data) (RFC 6962 §2.1). */
export function leafHash(data: Bytes): Bytes {
	const input = new Uint8Array(1 + data.length);
	input[0] = LEAF_PREFIX;
	input.set(data, 1);
	return sha256(input);
}

/** The hash of an inner node, SHA-256(0x01 ‖ left ‖ right) (RFC 6962 §2.1). Throws unless both are 32 bytes. */
export function nodeHash(left: Bytes, right: Bytes): Bytes {
	assertHash(left);
	assertHash(right);
	const input = new Uint8Array(1 + 2 * HASH_BYTES);
	input[0] = NODE_PREFIX;
	input.set(left, 1);
	input.set(right, 1 + HASH_BYTES);
	return sha256(input);
}

/** Throws RangeError unless the bytes are exactly one hash long. */
export function assertHash(hash: Bytes): void {
	if (hash.length !== HASH_BYTES)
		throw new RangeError(`expected a ${HASH_BYTES}-byte hash, got ${hash.length}`);
}
