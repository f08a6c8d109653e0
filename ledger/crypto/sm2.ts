import { type WeierstrassPoint, weierstrass } from "@noble/curves/abstract/weierstrass.js";
import type { Algorithm } from "./algorithm.ts";
import { type Bytes, concat, fromInteger, toInteger, utf8 } from "./bytes.ts";
import { sm3 } from "./sm3.ts";

/** The curve of GB/T 32918.5-2017. */
export const Sm2Point = weierstrass<bigint>({
	p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
	n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
	h: 1n,
	a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
	b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
	Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
	Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
});

/** A public key made ready: its point, and Z, the hash of who signs on which curve with which key. */
export interface Sm2Key {
	readonly point: WeierstrassPoint<bigint>;
	readonly identity: Bytes;
}

const order = Sm2Point.Fn.ORDER;
const signerId = utf8("1234567812345678");
const { a, b, Gx, Gy } = Sm2Point.CURVE();
const curveParameters = concat(...[a, b, Gx, Gy].map((value) => fromInteger(value, 32)));

/**
 * SM2 (GB/T 32918.2-2016) with SM3 and the signer id "1234567812345678", the message being the 32-octet digest. Key: the
 * uncompressed point. Signature: r ‖ s, each 32 octets and in 1..n−1.
 */
export const sm2Algorithm: Algorithm = {
	name: "SM2",
	code: 4,
	publicKeySizes: [65],
	signatureSize: { min: 64, max: 64 },
	checkPublicKey: (publicKey) => sm2Key(publicKey) !== undefined,
	verify(publicKey, digest, signature) {
		const key = sm2Key(publicKey);
		if (key === undefined || digest.length !== 32) return false;
		return verifySm2Hash(key, sm3(concat(key.identity, digest)), signature);
	},
};

/** The key of an uncompressed point (0x04 ‖ x ‖ y); undefined unless both are below p and on the curve. */
export function sm2Key(publicKey: Bytes): Sm2Key | undefined {
	if (publicKey.length !== 65 || publicKey[0] !== 4) return undefined;
	try {
		const point = Sm2Point.fromBytes(publicKey);
		point.assertValidity();
		return { point, identity: sm2Identity(publicKey) };
	} catch {
		return undefined;
	}
}

/** §5.5: Z = SM3(bits of the id ‖ id ‖ a ‖ b ‖ G ‖ key). */
export function sm2Identity(publicKey: Bytes): Bytes {
	const bits = signerId.length * 8;
	return sm3(concat(Uint8Array.of(bits >> 8, bits & 0xff), signerId, curveParameters, publicKey.subarray(1)));
}

/** §7.1 from step B5: whether r ‖ s verifies for e = SM3(Z ‖ message). */
export function verifySm2Hash(key: Sm2Key, hash: Bytes, signature: Bytes): boolean {
	if (signature.length !== 64) return false;
	const r = toInteger(signature.subarray(0, 32));
	const s = toInteger(signature.subarray(32));
	if (r === 0n || r >= order || s === 0n || s >= order) return false;
	const t = (r + s) % order;
	if (t === 0n) return false;
	const sum = Sm2Point.BASE.multiplyUnsafe(s).add(key.point.multiplyUnsafe(t));
	// The point at infinity has no x, and a key's owner can reach it: without this check r = e mod n would pass.
	return !sum.is0() && (toInteger(hash) + sum.x) % order === r;
}
