import type { Bytes } from "../crypto/bytes.ts";
import { ed25519PublicKey, signEd25519, verifyEd25519 } from "../crypto/ed25519.ts";

/** Something that holds an Ed25519 secret key, here or in a device, and signs notes with it. */
export interface NoteSigner {
	/** The key's name in signature lines; for a log, its origin. */
	readonly name: string;
	/** 32 bytes. */
	readonly publicKey: Bytes;
	/** The 64-byte Ed25519 signature of a message of any length. */
	sign(message: Bytes): Bytes;
}

/** A signer with its 32-byte seed in memory (RFC 8032 §5.1.5). Throws RangeError on any other length. */
export function noteSigner(name: string, seed: Bytes): NoteSigner {
	if (seed.length !== 32) throw new RangeError(`an Ed25519 seed has 32 bytes, got ${seed.length}`);
	const secret = Uint8Array.from(seed);
	return { name, publicKey: ed25519PublicKey(secret), sign: (message) => signEd25519(secret, message) };
}

/** Signs and checks what came back, so that a broken device never gets a bad signature published. Throws Error. */
export function signChecked(signer: NoteSigner, message: Bytes): Bytes {
	const signature = signer.sign(message);
	if (!verifyEd25519(signer.publicKey, message, signature))
		throw new Error(`the signer ${signer.name} gave a signature that does not verify`);
	return signature;
}
