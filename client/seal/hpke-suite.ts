import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";

/** DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM (RFC 9180): what WebCrypto has had everywhere for ten years. */
export const hpkeSuite = new CipherSuite({
	kem: new DhkemP256HkdfSha256(),
	kdf: new HkdfSha256(),
	aead: new Aes256Gcm(),
});

/** A key pair that content keys are wrapped to. */
export interface SealingKeyPair {
	/** Uncompressed point, 65 octets. */
	readonly publicKey: Bytes;
	/** Scalar, 32 octets. Never leaves its holder. */
	readonly secretKey: Bytes;
}

/** A new key pair from the platform's randomness. */
export function generateSealingKeyPair(): Promise<SealingKeyPair> {
	return sealingKeyPairOf(crypto.getRandomValues(new Uint8Array(32)));
}

/** The key pair of a 32-octet seed (RFC 9180 §7.1.3), so that one backup restores it. Refuses a shorter seed (RangeError). */
export async function sealingKeyPairOf(seed: Bytes): Promise<SealingKeyPair> {
	if (seed.length < 32) throw new RangeError(`a seed has 32 octets at least, not ${seed.length}`);
	const { kem } = hpkeSuite;
	const pair = await kem.deriveKeyPair(seed);
	return {
		publicKey: new Uint8Array(await kem.serializePublicKey(pair.publicKey)),
		secretKey: new Uint8Array(await kem.serializePrivateKey(pair.privateKey)),
	};
}
