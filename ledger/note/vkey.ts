import { toBase64 } from "../crypto/base64.ts";
import { type Bytes, concat, utf8 } from "../crypto/bytes.ts";
import { ed25519Algorithm } from "../crypto/ed25519.ts";
import { sha256 } from "../crypto/sha256.ts";
import { accept, type Result, refuse } from "../merkle/log/result.ts";
import { readBase64 } from "./strict-text.ts";

/** Signature type of a log's own Ed25519 key (C2SP signed-note). */
export const LOG_KEY = 0x01;

/** Signature type of a cosigner's Ed25519 key, whose signatures carry a time (C2SP tlog-cosignature v1). */
export const COSIGNER_KEY = 0x04;

/** The signature types this ledger understands. */
export type KeyType = typeof LOG_KEY | typeof COSIGNER_KEY;

/** A public key with all that tells its signatures apart from others'. */
export interface VerifierKey {
	readonly name: string;
	/** The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ publicKey), big-endian. */
	readonly id: number;
	readonly type: KeyType;
	/** 32 bytes. */
	readonly publicKey: Bytes;
}

/** Why a text is not a verifier key. */
export type VkeyFailure = "vkey-syntax" | "vkey-name" | "vkey-type" | "vkey-public-key" | "vkey-id-mismatch";

/** Longest key name accepted, in UTF-16 units. */
export const MAX_NAME_LENGTH = 255;

const MAX_VKEY_LENGTH = 512;

/** Whether a text can name a key: not empty, no Unicode space, no plus, no control character (C2SP signed-note). */
export function isKeyName(name: string): boolean {
	return name.length <= MAX_NAME_LENGTH && name.isWellFormed() && /^[^\p{White_Space}\p{Cc}+]+$/u.test(name);
}

/** The verifier key of a public key. Throws RangeError on a name or key that `parseVkey` would refuse. */
export function verifierKey(name: string, type: KeyType, publicKey: Bytes): VerifierKey {
	if (!isKeyName(name)) throw new RangeError(`not a key name: ${JSON.stringify(name)}`);
	if (!ed25519Algorithm.checkPublicKey(publicKey)) throw new RangeError("not an Ed25519 public key");
	return { name, id: keyIdOf(name, type, publicKey), type, publicKey: publicKey.slice() };
}

/** Writes a verifier key: name "+" id as eight lowercase hex digits "+" base64(type ‖ publicKey). */
export function formatVkey({ name, id, type, publicKey }: VerifierKey): string {
	return `${name}+${id.toString(16).padStart(8, "0")}+${toBase64(concat(Uint8Array.of(type), publicKey))}`;
}

/** Reads a verifier key of a type this ledger understands; refuses one whose id is not its own. */
export function parseVkey(vkey: string): Result<VerifierKey, VkeyFailure> {
	const match = vkey.length <= MAX_VKEY_LENGTH ? /^([^+]*)\+([0-9a-f]{8})\+(.+)$/s.exec(vkey) : null;
	const [, name = "", id = "", encoded = ""] = match ?? [];
	const key = readBase64(encoded);
	if (!match || !key) return refuse("vkey-syntax");
	if (!isKeyName(name)) return refuse("vkey-name");
	const type = key[0];
	if (type !== LOG_KEY && type !== COSIGNER_KEY) return refuse("vkey-type");
	const publicKey = key.slice(1);
	if (!ed25519Algorithm.checkPublicKey(publicKey)) return refuse("vkey-public-key");
	const expected = keyIdOf(name, type, publicKey);
	return Number.parseInt(id, 16) === expected
		? accept({ name, id: expected, type, publicKey })
		: refuse("vkey-id-mismatch");
}

function keyIdOf(name: string, type: KeyType, publicKey: Bytes): number {
	const hash = sha256(concat(utf8(`${name}\n`), Uint8Array.of(type), publicKey));
	return new DataView(hash.buffer, hash.byteOffset).getUint32(0);
}
