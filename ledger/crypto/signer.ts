import { p256 } from "@noble/curves/nist.js";
import type { AlgorithmCode, AlgorithmName } from "./algorithm.ts";
import { type Bytes, toInteger } from "./bytes.ts";
import { ed25519PublicKey, signEd25519 } from "./ed25519.ts";
import { p256PublicKey, signP256 } from "./p256.ts";
import { Sm2Point } from "./sm2.ts";
import { publicKeyOfSm2, signSm2 } from "./sm2-sign.ts";

/** Something that holds a secret key, here or in a device, and signs 32-octet digests with it. */
export interface Signer {
	readonly algorithm: AlgorithmName;
	/** The algorithm's octet in an envelope. */
	readonly code: AlgorithmCode;
	readonly publicKey: Bytes;
	/** Refuses a digest that is not 32 octets (RangeError). */
	sign(digest: Bytes): Bytes | Promise<Bytes>;
}

/** A signer whose secret is in memory, so that signing needs no waiting. */
export interface LocalSigner extends Signer {
	sign(digest: Bytes): Bytes;
}

/** Fresh unpredictable octets from the platform; the record itself has none. */
export type RandomBytes = (size: number) => Bytes;

/** Algorithms whose secret key is 32 octets that a program may hold. */
export type SecretKeyAlgorithm = Exclude<AlgorithmName, "passkey">;

const maxDraws = 100;
const p256Order = p256.Point.Fn.ORDER;
const sm2Order = Sm2Point.Fn.ORDER;
const isUsable: Readonly<Record<SecretKeyAlgorithm, (secret: bigint) => boolean>> = {
	Ed25519: () => true,
	"P-256": (secret) => secret > 0n && secret < p256Order,
	// d = n − 1 would make 1 + d, by which signing divides, zero.
	SM2: (secret) => secret > 0n && secret < sm2Order - 1n,
};

/** Signs with a 32-octet Ed25519 seed (RFC 8032 §5.1.5). Refuses any other size (RangeError). */
export function ed25519Signer(secretKey: Bytes): LocalSigner {
	const secret = usableSecret("Ed25519", secretKey);
	const sign = (digest: Bytes) => signEd25519(secret, digest);
	return localSigner({ algorithm: "Ed25519", code: 1, publicKey: ed25519PublicKey(secret), sign });
}

/** Signs with a P-256 secret scalar, deterministically (RFC 6979). Refuses one outside 1..n−1 (RangeError). */
export function p256Signer(secretKey: Bytes): LocalSigner {
	const secret = usableSecret("P-256", secretKey);
	const sign = (digest: Bytes) => signP256(secret, digest);
	return localSigner({ algorithm: "P-256", code: 2, publicKey: p256PublicKey(secret), sign });
}

/** Signs with an SM2 secret scalar, deterministically. Refuses one outside 1..n−2 (RangeError). */
export function sm2Signer(secretKey: Bytes): LocalSigner {
	const secret = usableSecret("SM2", secretKey);
	const publicKey = publicKeyOfSm2(secret);
	return localSigner({
		algorithm: "SM2",
		code: 4,
		publicKey,
		sign: (digest) => signSm2(secret, publicKey, digest),
	});
}

const signers: Readonly<Record<SecretKeyAlgorithm, (secretKey: Bytes) => LocalSigner>> = {
	Ed25519: ed25519Signer,
	"P-256": p256Signer,
	SM2: sm2Signer,
};

/** The signer of a secret key of the named algorithm. Refuses a secret the algorithm has no use for (RangeError). */
export function localSignerOf(algorithm: SecretKeyAlgorithm, secretKey: Bytes): LocalSigner {
	return signers[algorithm](secretKey);
}

/** A new 32-octet secret key, every usable one equally likely. A source that gives none in 100 draws is broken (Error). */
export function generateSecretKey(algorithm: SecretKeyAlgorithm, random: RandomBytes): Bytes {
	for (let draw = 0; draw < maxDraws; draw++) {
		const secret = Uint8Array.from(random(32));
		if (secret.length !== 32) throw new RangeError(`asked for 32 random octets and got ${secret.length}`);
		if (isUsable[algorithm](toInteger(secret))) return secret;
	}
	throw new Error(`no usable ${algorithm} secret in ${maxDraws} draws: the random source is broken`);
}

function usableSecret(algorithm: SecretKeyAlgorithm, secretKey: Bytes): Bytes {
	if (secretKey.length !== 32 || !isUsable[algorithm](toInteger(secretKey))) {
		throw new RangeError(`not a secret key of ${algorithm}`);
	}
	return Uint8Array.from(secretKey);
}

function localSigner(signer: LocalSigner): LocalSigner {
	return {
		...signer,
		sign(digest) {
			if (digest.length !== 32) throw new RangeError(`digest has ${digest.length} octets, not 32`);
			return signer.sign(digest);
		},
	};
}
