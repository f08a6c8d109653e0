import { fromBase64Url, toBase64Url } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { verifyEd25519 } from "@mingjian/ledger/crypto/ed25519.ts";
import { verifyP256 } from "@mingjian/ledger/crypto/p256.ts";

export type JwsAlgorithm = "ES256" | "EdDSA";

/** Something that signs messages of any length, as JSON Web Signatures need. */
export interface JwsSigner {
	readonly algorithm: JwsAlgorithm;
	/** Name of the key, put into the header. */
	readonly keyId?: string;
	sign(message: Bytes): Bytes | Promise<Bytes>;
}

/** A compact JWS taken apart; nothing is verified yet. */
export interface Jws {
	readonly header: Readonly<Record<string, unknown>>;
	readonly payload: Readonly<Record<string, unknown>>;
	readonly signed: Bytes;
	readonly signature: Bytes;
}

/** Key algorithm and signature check of each JWS algorithm that is taken. */
const verifiers = {
	ES256: { key: "P-256", verify: verifyP256 },
	EdDSA: { key: "Ed25519", verify: verifyEd25519 },
} as const;

/** Signs a payload as a compact JWS (RFC 7515 §7.1). */
export async function signJws(type: string, payload: unknown, signer: JwsSigner): Promise<string> {
	const { algorithm, keyId } = signer;
	const header = { alg: algorithm, typ: type, ...(keyId === undefined ? {} : { kid: keyId }) };
	const input = `${encode(header)}.${encode(payload)}`;
	return `${input}.${toBase64Url(await signer.sign(utf8(input)))}`;
}

/** Takes a compact JWS apart; undefined for anything else, and for headers that ask for what is not understood here. */
export function parseJws(text: string): Jws | undefined {
	const parts = text.split(".");
	if (parts.length !== 3) return undefined;
	const [header, payload, signature] = parts as [string, string, string];
	try {
		const jws = {
			header: decode(header),
			payload: decode(payload),
			signed: utf8(`${header}.${payload}`),
			signature: fromBase64Url(signature),
		};
		// RFC 7515 §4.1.11: an extension marked critical must be understood; none is.
		return "crit" in jws.header || "b64" in jws.header ? undefined : jws;
	} catch {
		return undefined;
	}
}

/** Whether the key made the signature, by the one JWS algorithm that belongs to the key. */
export function verifyJws(jws: Jws, algorithm: "Ed25519" | "P-256", publicKey: Bytes): boolean {
	const { alg } = jws.header;
	if (alg !== "ES256" && alg !== "EdDSA") return false;
	const verifier = verifiers[alg];
	return verifier.key === algorithm && verifier.verify(publicKey, jws.signed, jws.signature);
}

function encode(value: unknown): string {
	return toBase64Url(utf8(JSON.stringify(value)));
}

function decode(text: string): Record<string, unknown> {
	const value: unknown = JSON.parse(fromUtf8(fromBase64Url(text)));
	if (typeof value !== "object" || value === null || Array.isArray(value))
		throw new TypeError("not an object");
	return value as Record<string, unknown>;
}
