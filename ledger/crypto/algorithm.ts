import type { Bytes } from "./bytes.ts";
import type { PasskeyPolicy } from "./passkey-policy.ts";

export type AlgorithmName = "Ed25519" | "P-256" | "passkey" | "SM2";
export type AlgorithmCode = 1 | 2 | 3 | 4;

/**
 * Everything the record knows about one way to sign (spec/crypto.md). Both functions are total: any octets get an
 * answer, the same one from every implementation, and nothing throws.
 */
export interface Algorithm {
	readonly name: AlgorithmName;
	/** The octet that stands for it in an envelope; never reused. */
	readonly code: AlgorithmCode;
	readonly publicKeySizes: readonly number[];
	/** Sizes a signature may have, both included. */
	readonly signatureSize: { readonly min: number; readonly max: number };
	/** Whether these octets are a key that could ever verify something. */
	checkPublicKey(publicKey: Bytes): boolean;
	/** Whether the key's holder signed the 32-octet digest. A passkey without a policy is always refused. */
	verify(publicKey: Bytes, digest: Bytes, signature: Bytes, policy?: PasskeyPolicy): boolean;
}
