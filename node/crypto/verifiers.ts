import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { openPasskeyAssertion } from "@mingjian/ledger/crypto/passkey.ts";
import type { PasskeyPolicy } from "@mingjian/ledger/crypto/passkey-policy.ts";
import { verifyEd25519 } from "./ed25519.ts";
import { opensslP256 } from "./p256.ts";
import { verifySm2 } from "./sm2.ts";

type Verifier = (publicKey: Bytes, digest: Bytes, signature: Bytes, policy?: PasskeyPolicy) => boolean;

const verifiers: Readonly<Record<number, Verifier>> = {
	1: verifyEd25519,
	2: opensslP256,
	3: verifyPasskey,
	4: verifySm2,
};

/**
 * Whether the key's holder signed the 32-octet digest: the answer of the portable table (spec/crypto.md), sooner. An
 * unknown code is false, and so is a passkey without a policy. Never throws on any octets.
 */
export function verifySignature(
	code: number,
	publicKey: Bytes,
	digest: Bytes,
	signature: Bytes,
	passkeyPolicy?: PasskeyPolicy,
): boolean {
	return digest.length === 32 && (verifiers[code]?.(publicKey, digest, signature, passkeyPolicy) ?? false);
}

function verifyPasskey(publicKey: Bytes, digest: Bytes, signature: Bytes, policy?: PasskeyPolicy): boolean {
	const assertion = policy && openPasskeyAssertion(digest, signature, policy);
	return assertion !== undefined && opensslP256(publicKey, assertion.message, assertion.signature);
}
