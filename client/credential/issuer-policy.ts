import { algorithmByName } from "@mingjian/ledger/crypto/algorithms.ts";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId as keyIdOf } from "@mingjian/ledger/crypto/key-id.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** The part of a city's trust policy that names the keys departments sign credentials with. */
export interface IssuerPolicy {
	readonly issuers: readonly PolicyIssuer[];
}

export interface PolicyIssuer {
	readonly department: string;
	readonly name: Words;
	readonly keys: readonly PolicyKey[];
}

export interface PolicyKey {
	readonly keyId: string;
	readonly algorithm: "Ed25519" | "P-256";
	/** Base64; P-256 as the compressed point. */
	readonly publicKey: string;
	/** What is signed from here … */
	readonly validFromMs: number;
	/** … until here is good, also later. */
	readonly validUntilMs?: number;
	/** From then on nothing signed with it is good any more, whenever it claims to have been signed. */
	readonly withdrawnAtMs?: number;
}

/** A department's key, fit to verify what it signed at one moment. */
export interface IssuerKey {
	readonly issuer: PolicyIssuer;
	readonly algorithm: PolicyKey["algorithm"];
	readonly publicKey: Bytes;
}

export type IssuerKeyFault =
	| "issuer-key-unknown"
	| "issuer-key-not-in-force"
	| "issuer-key-withdrawn"
	| "signed-in-future";

/** Which key, when it is said to have signed, and what time it is. */
export interface Signing {
	readonly keyId: string;
	readonly signedAtMs: number;
	readonly nowMs: number;
}

/** How far a signer's clock may run ahead of the verifier's. */
export const clockSkewMs = 5 * 60 * 1000;

/** The key of the policy, if what it signed at that moment is good now; otherwise why not. */
export function issuerKey(
	policy: IssuerPolicy,
	{ keyId, signedAtMs, nowMs }: Signing,
): IssuerKey | IssuerKeyFault {
	for (const issuer of policy.issuers) {
		const key = issuer.keys.find((each) => each.keyId === keyId);
		if (!key) continue;
		const publicKey = fromBase64(key.publicKey);
		// A policy whose key id does not follow from the key was put together wrongly; trust nothing it says of the key.
		if (keyIdOf(algorithmByName(key.algorithm).code, publicKey) !== keyId) return "issuer-key-unknown";
		if (key.withdrawnAtMs !== undefined && key.withdrawnAtMs <= nowMs) return "issuer-key-withdrawn";
		if (signedAtMs > nowMs + clockSkewMs) return "signed-in-future";
		if (signedAtMs < key.validFromMs || signedAtMs >= (key.validUntilMs ?? Infinity)) {
			return "issuer-key-not-in-force";
		}
		return { issuer, algorithm: key.algorithm, publicKey };
	}
	return "issuer-key-unknown";
}
