import type { Algorithm } from "./algorithm.ts";
import { toBase64Url } from "./base64.ts";
import { type Bytes, concat, equal, fromUtf8, u16, utf8 } from "./bytes.ts";
import { signatureFromDer } from "./ecdsa-der.ts";
import { p256Algorithm, verifyP256 } from "./p256.ts";
import type { PasskeyPolicy } from "./passkey-policy.ts";
import { sha256 } from "./sha256.ts";

/** Most octets authenticator data and client data may each have: real ones have 37 to about 300. */
export const maxPasskeyPart = 1024;
const userPresentAndVerified = 0x05;
const minAuthenticatorData = 37;

/** The members of client data that count here; an attacker controls their types. */
interface ClientStatement {
	readonly type?: unknown;
	readonly challenge?: unknown;
	readonly origin?: unknown;
	readonly crossOrigin?: unknown;
}

/** A passkey's assertion taken apart: `message` is what the authenticator signed, `signature` is r ‖ s. */
export interface PasskeyAssertion {
	readonly message: Bytes;
	readonly signature: Bytes;
}

/**
 * A WebAuthn Level 3 §7.2 assertion by an ES256 credential whose challenge is the digest. The signature is
 * u16 size ‖ authenticator data ‖ u16 size ‖ client data JSON ‖ DER ECDSA. The user must be present and verified.
 */
export const passkeyAlgorithm: Algorithm = {
	name: "passkey",
	code: 3,
	publicKeySizes: [33],
	signatureSize: { min: 2 + minAuthenticatorData + 2 + 2 + 8, max: 2 * (2 + maxPasskeyPart) + 72 },
	checkPublicKey: p256Algorithm.checkPublicKey,
	verify(publicKey, digest, signature, policy) {
		const assertion = policy && openPasskeyAssertion(digest, signature, policy);
		return assertion !== undefined && verifyP256(publicKey, assertion.message, assertion.signature);
	},
};

/**
 * Every check of an assertion but the curve's: the statement is for this digest, this party and an allowed origin, not
 * from a frame of another site, by a present and verified user. Undefined when any fails. What is left is to verify
 * `signature` over `message`.
 */
export function openPasskeyAssertion(
	digest: Bytes,
	signature: Bytes,
	policy: PasskeyPolicy,
): PasskeyAssertion | undefined {
	if (digest.length !== 32) return undefined;
	const authenticatorData = readPart(signature, 0);
	if (authenticatorData === undefined || !provesUser(authenticatorData, policy.rpId)) return undefined;
	const clientData = readPart(signature, 2 + authenticatorData.length);
	if (clientData === undefined || !asksFor(clientData, digest, policy.origins)) return undefined;
	const rs = signatureFromDer(signature.subarray(4 + authenticatorData.length + clientData.length));
	return rs && { message: concat(authenticatorData, sha256(clientData)), signature: rs };
}

/** What a browser's assertion response holds, as octets. */
export interface PasskeyResponse {
	readonly authenticatorData: Bytes;
	/** The `clientDataJSON`, exactly as the browser gave it. */
	readonly clientData: Bytes;
	/** The DER ECDSA signature. */
	readonly signature: Bytes;
}

/** The signature octets of an assertion, as an envelope carries them. Refuses a part above its limit (RangeError). */
export function packPasskeySignature({ authenticatorData, clientData, signature }: PasskeyResponse): Bytes {
	if (authenticatorData.length > maxPasskeyPart || clientData.length > maxPasskeyPart) {
		throw new RangeError(`a part of the assertion is above ${maxPasskeyPart} octets`);
	}
	const sizes = [u16(authenticatorData.length), u16(clientData.length)] as const;
	return concat(sizes[0], authenticatorData, sizes[1], clientData, signature);
}

function readPart(signature: Bytes, offset: number): Bytes | undefined {
	if (offset + 2 > signature.length) return undefined;
	const size = (signature[offset]! << 8) | signature[offset + 1]!;
	if (size > maxPasskeyPart || offset + 2 + size > signature.length) return undefined;
	return signature.subarray(offset + 2, offset + 2 + size);
}

/** Relying party hash (32), flags (1), counter (4), then extensions nobody here interprets. */
function provesUser(authenticatorData: Bytes, rpId: string): boolean {
	if (authenticatorData.length < minAuthenticatorData) return false;
	if ((authenticatorData[32]! & userPresentAndVerified) !== userPresentAndVerified) return false;
	return equal(authenticatorData.subarray(0, 32), sha256(utf8(rpId)));
}

function asksFor(clientData: Bytes, digest: Bytes, origins: readonly string[]): boolean {
	const { type, challenge, origin, crossOrigin } = parseStatement(clientData) ?? {};
	if (type !== "webauthn.get" || challenge !== toBase64Url(digest)) return false;
	return (
		typeof origin === "string" &&
		origins.includes(origin) &&
		(crossOrigin === undefined || crossOrigin === false)
	);
}

function parseStatement(bytes: Bytes): ClientStatement | undefined {
	try {
		const value: unknown = JSON.parse(fromUtf8(bytes));
		return typeof value === "object" && value !== null ? value : undefined;
	} catch {
		return undefined;
	}
}
