import { type Bytes, concat, fromInteger, toInteger } from "@mingjian/ledger/crypto/bytes.ts";
import { P256Point, p256Algorithm } from "@mingjian/ledger/crypto/p256.ts";
import { p256Signer } from "@mingjian/ledger/crypto/signer.ts";
import { damaged, digestOf, type SignatureCase } from "./signature-case.ts";

const order = P256Point.Fn.ORDER;
const prime = P256Point.Fp.ORDER;
const scalar = (value: bigint): Bytes => fromInteger(value, 32);

/** Every rule of P-256 in spec/crypto.md, each with a case that only that rule decides. */
export function p256Cases(): SignatureCase[] {
	const signer = p256Signer(digestOf(11));
	const digest = digestOf(12);
	const honest = {
		about: "honest",
		publicKey: signer.publicKey,
		digest,
		signature: signer.sign(digest),
		valid: true,
	};
	const r = honest.signature.slice(0, 32);
	const other = scalar(order - toInteger(honest.signature.slice(32)));
	const mirrored = { ...honest, about: "the other s, n − s", signature: concat(r, other) };
	return [honest, mirrored, ...damaged(honest), ...ranges(honest), ...keys(honest)];
}

function ranges(honest: SignatureCase): SignatureCase[] {
	const r = honest.signature.slice(0, 32);
	const s = honest.signature.slice(32);
	const bad: readonly (readonly [string, Bytes, Bytes])[] = [
		["r is 0", scalar(0n), s],
		["s is 0", r, scalar(0n)],
		["r and s are 0", scalar(0n), scalar(0n)],
		["r is n", scalar(order), s],
		["s is n", r, scalar(order)],
		["r is 2^256 − 1", scalar(2n ** 256n - 1n), s],
		["s is 2^256 − 1", r, scalar(2n ** 256n - 1n)],
		["s and r change places", s, r],
	];
	return bad.map(([about, first, second]) => ({
		...honest,
		about,
		signature: concat(first, second),
		valid: false,
	}));
}

function keys(honest: SignatureCase): SignatureCase[] {
	const point = P256Point.fromBytes(honest.publicKey);
	const x = honest.publicKey.slice(1);
	const mirror = Uint8Array.of(honest.publicKey[0]! ^ 1, ...x);
	const other = {
		...honest,
		about: "the key is the other point of the same x",
		publicKey: mirror,
		valid: false,
	};
	const bad: readonly (readonly [string, Bytes])[] = [
		["the key begins with 4", Uint8Array.of(4, ...x)],
		["the key begins with 0", Uint8Array.of(0, ...x)],
		["the key is uncompressed", point.toBytes(false)],
		["the key's x is p", Uint8Array.of(2, ...scalar(prime))],
		["the key's x is p + 5, where x = 5 is on the curve", Uint8Array.of(2, ...scalar(prime + 5n))],
		["the key's x is on no point", Uint8Array.of(2, ...scalar(firstOffCurve()))],
		["the key is the point at infinity", Uint8Array.of(0)],
	];
	return [
		other,
		...bad.map(([about, publicKey]) => ({ ...honest, about, publicKey, valid: false, badKey: true })),
	];
}

function firstOffCurve(): bigint {
	for (let x = 1n; ; x++) if (!p256Algorithm.checkPublicKey(Uint8Array.of(2, ...scalar(x)))) return x;
}
