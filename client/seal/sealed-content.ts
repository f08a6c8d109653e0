import { type Bytes, concat, equal, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { commitmentOf, decodePlain, encodePlain, type Plain } from "./plaintext.ts";
import { SealRefusal } from "./seal-refusal.ts";

/** One sealed content: its octets for the vault, and the secrets that stay with who sealed it. */
export interface SealedContent {
	/** SHA-256 of `bytes`, lowercase hex. */
	readonly contentId: string;
	/** 0x01 ‖ nonce ‖ AES-256-GCM ciphertext and tag. */
	readonly bytes: Bytes;
	readonly commitment: Bytes;
	/** 32 octets; wrapped to each entitled party and never stored as it is. */
	readonly contentKey: Bytes;
}

/** What a holder of the content key finds inside. */
export interface OpenedContent {
	readonly plain: Plain;
	readonly salt: Bytes;
}

/** Chance of a test; the platform's randomness without it. Key and nonce must never be used again. */
export interface SealChance {
	readonly contentKey: Bytes;
	readonly nonce: Bytes;
	readonly salt: Bytes;
}

const version = 1;
const nonceBytes = 12;
const smallest = 1 + nonceBytes + 256 + 16;

/** Seals with a fresh content key for this ledger (spec/sealed.md §3). */
export async function sealContent(
	ledger: string,
	plain: Plain,
	chance: SealChance = freshChance(),
): Promise<SealedContent> {
	const { contentKey, nonce, salt } = chance;
	const key = await importKey(contentKey, "encrypt");
	const sealed = await crypto.subtle.encrypt(parameters(ledger, nonce), key, own(encodePlain(plain, salt)));
	const bytes = concat(Uint8Array.of(version), nonce, new Uint8Array(sealed));
	return { contentId: contentIdOf(bytes), bytes, commitment: commitmentOf(plain, salt), contentKey };
}

/** The name under which sealed octets are kept: SHA-256 of them, lowercase hex. */
export function contentIdOf(bytes: Bytes): string {
	return toHex(sha256(bytes));
}

/** What the record says of a content, against which it is opened. */
export interface Expected {
	readonly ledger: string;
	readonly contentId: string;
	readonly commitment: Bytes;
}

/**
 * Opens sealed octets with their content key. Refuses other octets than the record names, another key or ledger, and a plaintext
 * that the commitment on the record does not bind (SealRefusal).
 */
export async function openContent(
	bytes: Bytes,
	contentKey: Bytes,
	expected: Expected,
): Promise<OpenedContent> {
	if (bytes.length < smallest || bytes[0] !== version) throw new SealRefusal("sealed-malformed");
	if (contentIdOf(bytes) !== expected.contentId) throw new SealRefusal("sealed-content-id");
	const nonce = bytes.slice(1, 1 + nonceBytes);
	const key = await importKey(contentKey, "decrypt");
	const opened = await crypto.subtle
		.decrypt(parameters(expected.ledger, nonce), key, own(bytes.subarray(1 + nonceBytes)))
		.catch(() => {
			throw new SealRefusal("sealed-key");
		});
	const content = decodePlain(new Uint8Array(opened));
	if (!equal(commitmentOf(content.plain, content.salt), expected.commitment))
		throw new SealRefusal("sealed-commitment");
	return content;
}

function freshChance(): SealChance {
	const random = (size: number) => crypto.getRandomValues(new Uint8Array(size));
	return { contentKey: random(32), nonce: random(nonceBytes), salt: random(32) };
}

function parameters(ledger: string, nonce: Bytes) {
	return { name: "AES-GCM", iv: own(nonce), additionalData: own(utf8(`mingjian/sealed/1\n${ledger}\n`)) };
}

function importKey(contentKey: Bytes, use: "encrypt" | "decrypt") {
	if (contentKey.length !== 32) throw new SealRefusal("sealed-key");
	return crypto.subtle.importKey("raw", own(contentKey), "AES-GCM", false, [use]);
}

// WebCrypto takes only octets that nobody shares.
function own(bytes: Bytes): Uint8Array<ArrayBuffer> {
	return new Uint8Array(bytes);
}
