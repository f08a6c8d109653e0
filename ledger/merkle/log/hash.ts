import { type Bytes, utf8 } from "../../crypto/bytes.ts";
import { sha256, sha256Joined } from "../../crypto/sha256.ts";

/** Length of every hash in the log, in bytes. */
export const HASH_BYTES = 32;

const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = Uint8Array.of(0x01);

/** The root of a log with no leaves: SHA-256 of nothing (RFC 6962 §2.1). A fresh copy each time. */
export function emptyRoot(): Bytes {
	return sha256(utf8(""));
}

/** The hash of one leaf, SHA-256(0x00 ‖ data) (RFC 6962 §2.1). */
export function leafHash(data: Bytes): Bytes {
	return sha256Joined(LEAF_PREFIX, data);
}

/** The hash of an inner node, SHA-256(0x01 ‖ left ‖ right) (RFC 6962 §2.1). Throws unless both are 32 bytes. */
export function nodeHash(left: Bytes, right: Bytes): Bytes {
	assertHash(left);
	assertHash(right);
	return sha256Joined(NODE_PREFIX, left, right);
}

/** Throws RangeError unless the bytes are exactly one hash long. */
export function assertHash(hash: Bytes): void {
	if (hash.length !== HASH_BYTES)
		throw new RangeError(`expected a ${HASH_BYTES}-byte hash, got ${hash.length}`);
}
