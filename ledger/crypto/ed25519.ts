import { ED25519_TORSION_SUBGROUP, ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import type { Algorithm } from "./algorithm.ts";
import { type Bytes, concat, equal, toInteger } from "./bytes.ts";
import { fromHex } from "./hex.ts";

/** The group of Ed25519. */
export const Ed25519Point = ed25519.Point;

/** The canonical octets of the eight points of small order: i times a generator of them at index i. */
export const ed25519SmallOrder: readonly Bytes[] = ED25519_TORSION_SUBGROUP.map(fromHex);

const { Fn } = Ed25519Point;

/**
 * Ed25519 (RFC 8032 §5.1.7) without the cofactor: S below the group order, the key canonical and not of small order,
 * R not of small order, and the octets of S·B − h·A equal to R. Batch and cofactored verifiers accept more; this does not.
 */
export const ed25519Algorithm: Algorithm = {
	name: "Ed25519",
	code: 1,
	publicKeySizes: [32],
	signatureSize: { min: 64, max: 64 },
	checkPublicKey: (publicKey) => decodePoint(publicKey) !== undefined,
	verify: (publicKey, digest, signature) =>
		digest.length === 32 && verifyEd25519(publicKey, digest, signature),
};

/** The public key of a 32-octet seed. Refuses any other size (RangeError). */
export function ed25519PublicKey(secretKey: Bytes): Bytes {
	return ed25519.getPublicKey(secretKey);
}

/** Signs a message of any length (signed notes need that) with a 32-octet seed, deterministically. */
export function signEd25519(secretKey: Bytes, message: Bytes): Bytes {
	return ed25519.sign(message, secretKey);
}

/** Whether these octets are one of the eight points of small order in canonical form. */
export function isSmallOrder(point: Bytes): boolean {
	return ed25519SmallOrder.some((small) => equal(small, point));
}

/** Whether a message of any length was signed, by the rules of `ed25519Algorithm`. Any octets get an answer. */
export function verifyEd25519(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
	if (signature.length !== 64) return false;
	const key = decodePoint(publicKey);
	if (key === undefined) return false;
	const commitment = signature.subarray(0, 32);
	const scalar = littleEndian(signature.subarray(32));
	if (scalar >= Fn.ORDER || isSmallOrder(commitment)) return false;
	const challenge = littleEndian(sha512(concat(commitment, publicKey, message))) % Fn.ORDER;
	const expected = Ed25519Point.BASE.multiplyUnsafe(scalar).add(key.negate().multiplyUnsafe(challenge));
	// Comparing octets, never decoding R, is what refuses every other encoding and every torsion component of it.
	return equal(expected.toBytes(), commitment);
}

function decodePoint(publicKey: Bytes) {
	if (publicKey.length !== 32 || isSmallOrder(publicKey)) return undefined;
	try {
		// Strict decoding refuses y ≥ p; the remaining encodings of small-order points are all of that kind.
		const point = Ed25519Point.fromBytes(publicKey, false);
		return point.isSmallOrder() ? undefined : point;
	} catch {
		return undefined;
	}
}

function littleEndian(bytes: Bytes): bigint {
	return toInteger(bytes.toReversed());
}
