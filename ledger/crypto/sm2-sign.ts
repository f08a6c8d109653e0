import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { type Bytes, concat, fromInteger, toInteger, utf8 } from "./bytes.ts";
import { Sm2Point, sm2Identity } from "./sm2.ts";
import { sm3 } from "./sm3.ts";

const order = Sm2Point.Fn.ORDER;
const noncePrefix = utf8("mingjian/sm2-nonce/1\n");

/** The uncompressed point (65 octets) of a secret scalar. Refuses one outside 1..n−1 (RangeError). */
export function publicKeyOfSm2(secretKey: Bytes): Bytes {
	return Sm2Point.BASE.multiply(toInteger(secretKey)).toBytes(false);
}

/** r ‖ s over a digest (GB/T 32918.2-2016 §6.1), with a nonce nobody has to draw and no two messages share. */
export function signSm2(secretKey: Bytes, publicKey: Bytes, digest: Bytes): Bytes {
	const hash = sm3(concat(sm2Identity(publicKey), digest));
	for (let attempt = 0; ; attempt++) {
		const signature = signSm2Hash(secretKey, hash, deriveNonce(secretKey, hash, attempt));
		if (signature !== undefined) return signature;
	}
}

/** §6.1 from step A4: r ‖ s for e = SM3(Z ‖ message) and nonce k; undefined for the few nonces the standard discards. */
export function signSm2Hash(secretKey: Bytes, hash: Bytes, nonce: bigint): Bytes | undefined {
	const secret = toInteger(secretKey);
	const r = (toInteger(hash) + Sm2Point.BASE.multiply(nonce).x) % order;
	if (r === 0n || r + nonce === order) return undefined;
	const { Fn } = Sm2Point;
	const s = Fn.mul(Fn.inv(Fn.add(1n, secret)), Fn.sub(nonce, Fn.mul(r, secret)));
	return s === 0n ? undefined : concat(fromInteger(r, 32), fromInteger(s, 32));
}

/**
 * A nonce in 1..n−1 that only the key's holder can compute. 512 bits reduced modulo the 256-bit order leave a bias
 * below 2^-255, so no draw is discarded and nothing is leaked by how many were.
 */
function deriveNonce(secretKey: Bytes, hash: Bytes, attempt: number): bigint {
	const half = (index: number) =>
		hmac(sha256, secretKey, concat(noncePrefix, Uint8Array.of(attempt, index), hash));
	return (toInteger(concat(half(0), half(1))) % (order - 1n)) + 1n;
}
