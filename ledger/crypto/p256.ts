import { p256 } from "@noble/curves/nist.js";
import type { Algorithm } from "./algorithm.ts";
import type { Bytes } from "./bytes.ts";

/** The group of P-256. */
export const P256Point = p256.Point;

/**
 * ECDSA on P-256 with SHA-256 (FIPS 186-5), the message being the 32-octet digest. Key: the compressed point. Signature: r ‖ s,
 * each 32 octets and in 1..n−1. Both s and n − s verify: the id a signature stands under never covers the signature.
 */
export const p256Algorithm: Algorithm = {
	name: "P-256",
	code: 2,
	publicKeySizes: [33],
	signatureSize: { min: 64, max: 64 },
	checkPublicKey: isP256Point,
	verify: (publicKey, digest, signature) => digest.length === 32 && verifyP256(publicKey, digest, signature),
};

/** The compressed public key of a 32-octet secret scalar. Refuses one outside 1..n−1 (Error). */
export function p256PublicKey(secretKey: Bytes): Bytes {
	return p256.getPublicKey(secretKey, true);
}

/** r ‖ s over a message of any length, deterministically (RFC 6979). */
export function signP256(secretKey: Bytes, message: Bytes): Bytes {
	return p256.sign(message, secretKey, { prehash: true, lowS: false, format: "compact" });
}

/** Whether a message of any length was signed (r ‖ s) by a compressed P-256 key. */
export function verifyP256(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
	if (signature.length !== 64 || !hasCompressedShape(publicKey)) return false;
	try {
		return p256.verify(signature, message, publicKey, { prehash: true, lowS: false, format: "compact" });
	} catch {
		// A key off the curve and an r or s out of range are reported by throwing.
		return false;
	}
}

function isP256Point(publicKey: Bytes): boolean {
	return hasCompressedShape(publicKey) && p256.utils.isValidPublicKey(publicKey, true);
}

function hasCompressedShape(publicKey: Bytes): boolean {
	return publicKey.length === 33 && (publicKey[0] === 2 || publicKey[0] === 3);
}
