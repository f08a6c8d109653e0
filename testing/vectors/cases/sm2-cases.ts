import { type Bytes, concat, fromInteger, toInteger } from "@mingjian/ledger/crypto/bytes.ts";
import { sm2Signer } from "@mingjian/ledger/crypto/signer.ts";
import { Sm2Point, sm2Identity } from "@mingjian/ledger/crypto/sm2.ts";
import { signSm2Hash } from "@mingjian/ledger/crypto/sm2-sign.ts";
import { sm3 } from "@mingjian/ledger/crypto/sm3.ts";
import { damaged, digestOf, type SignatureCase } from "./signature-case.ts";

const { Fn, Fp } = Sm2Point;
const order = Fn.ORDER;
const scalar = (value: bigint): Bytes => fromInteger(value, 32);
const secretKey = digestOf(21);

/** Every rule of SM2 in spec/crypto.md, each with a case that only that rule decides. */
export function sm2Cases(): SignatureCase[] {
	const signer = sm2Signer(secretKey);
	const digest = digestOf(22);
	const honest = {
		about: "honest",
		publicKey: signer.publicKey,
		digest,
		signature: signer.sign(digest),
		valid: true,
	};
	return [
		honest,
		...damaged(honest),
		...ranges(honest),
		...keys(honest),
		...hashes(honest),
		atInfinity(honest),
	];
}

function ranges(honest: SignatureCase): SignatureCase[] {
	const r = honest.signature.slice(0, 32);
	const s = honest.signature.slice(32);
	const bad: readonly (readonly [string, Bytes, Bytes])[] = [
		["r is 0", scalar(0n), s],
		["s is 0", r, scalar(0n)],
		["r is n", scalar(order), s],
		["s is n", r, scalar(order)],
		["r is 2^256 − 1", scalar(2n ** 256n - 1n), s],
		["s is 2^256 − 1", r, scalar(2n ** 256n - 1n)],
		["r + s is n", r, scalar(order - toInteger(r))],
		["s is n − s, which ECDSA would accept", r, scalar(order - toInteger(s))],
	];
	return bad.map(([about, first, second]) => ({
		...honest,
		about,
		signature: concat(first, second),
		valid: false,
	}));
}

function keys(honest: SignatureCase): SignatureCase[] {
	const point = Sm2Point.fromBytes(honest.publicKey);
	const x = honest.publicKey.slice(1, 33);
	const y = honest.publicKey.slice(33);
	const negative = point.negate().toBytes(false);
	const other = { ...honest, about: "the key is the negative point", publicKey: negative, valid: false };
	const bad: readonly (readonly [string, Bytes])[] = [
		["the key is compressed", point.toBytes(true)],
		["the key lacks its first octet", honest.publicKey.slice(1)],
		["the key begins with 6, the hybrid form", Uint8Array.of(6, ...x, ...y)],
		["the key is not on the curve", Uint8Array.of(4, ...x, ...scalar(toInteger(y) ^ 1n))],
		["the key's x is p", Uint8Array.of(4, ...scalar(Fp.ORDER), ...y)],
		["the key is all zeros", Uint8Array.of(4, ...scalar(0n), ...scalar(0n))],
	];
	return [
		other,
		...bad.map(([about, publicKey]) => ({ ...honest, about, publicKey, valid: false, badKey: true })),
	];
}

/** Signatures over another e than SM3(Z ‖ digest), the usual mistakes of SM2 libraries. */
function hashes(honest: SignatureCase): SignatureCase[] {
	const { publicKey, digest } = honest;
	const signed = (about: string, hash: Bytes) => {
		return { ...honest, about, signature: signSm2Hash(secretKey, hash, 3n ** 100n % order)!, valid: false };
	};
	return [
		signed("e is the digest itself", digest),
		signed("e leaves out who signs: SM3 of the digest alone", sm3(digest)),
		{ ...signed("e is right", sm3(concat(sm2Identity(publicKey), digest))), valid: true },
	];
}

/** Made by the key's owner so that s·G + (r + s)·P is the point at infinity and r = e: "x = 0" would accept it. */
function atInfinity(honest: SignatureCase): SignatureCase {
	const d = toInteger(secretKey);
	const r = toInteger(sm3(concat(sm2Identity(honest.publicKey), honest.digest))) % order;
	const s = Fn.mul(Fn.neg(Fn.mul(r, d)), Fn.inv(Fn.add(1n, d)));
	return {
		...honest,
		about: "the sum is the point at infinity",
		signature: concat(scalar(r), scalar(s)),
		valid: false,
	};
}
