import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { type Bytes, concat, equal, toInteger } from "../crypto/bytes.ts";
import { ed25519Algorithm, isSmallOrder } from "../crypto/ed25519.ts";

const { Point } = ed25519;

/**
 * Whether an Ed25519 key signed a message of any length, by the same strict rule as `ed25519Algorithm`, which is
 * for 32-byte digests only. Total: any octets get an answer.
 */
export function verifyEd25519Message(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
	if (!ed25519Algorithm.checkPublicKey(publicKey) || signature.length !== 64) return false;
	const commitment = signature.subarray(0, 32);
	const scalar = littleEndian(signature.subarray(32));
	if (scalar >= Point.Fn.ORDER || isSmallOrder(commitment)) return false;
	const challenge = littleEndian(sha512(concat(commitment, publicKey, message))) % Point.Fn.ORDER;
	const key = Point.fromBytes(publicKey, false);
	const expected = Point.BASE.multiplyUnsafe(scalar).add(key.negate().multiplyUnsafe(challenge));
	return equal(expected.toBytes(), commitment);
}

function littleEndian(bytes: Bytes): bigint {
	return toInteger(bytes.toReversed());
}
