import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";

/** Value of a certificate in a Token Status List (draft-ietf-oauth-status-list §7.1). */
export const statusBits = { valid: 0, revoked: 1, superseded: 1, suspended: 2 } as const;

/** Certificates in one stored piece of a list: 256 octets. */
export const chunkEntries = 1024;

/** Certificates in one list; the one after begins the next list, so that no list grows without bound. */
export const listEntries = 1024 * 1024;

const chunkOctets = chunkEntries / 4;

/** Which list, which stored piece and which place a certificate's index stands for. */
export interface StatusPlace {
	readonly list: number;
	/** Position in that list: `idx` of a Token Status List. */
	readonly position: number;
	/** Number of the stored piece, counted over all lists. */
	readonly chunk: number;
	readonly offset: number;
}

export function statusPlace(index: number): StatusPlace {
	return {
		list: Math.floor(index / listEntries),
		position: index % listEntries,
		chunk: Math.floor(index / chunkEntries),
		offset: index % chunkEntries,
	};
}

/** A stored piece with one certificate's value changed; an absent piece is all valid. Two bits each, low bits first. */
export function withStatus(chunk: string | undefined, offset: number, value: 0 | 1 | 2): string {
	const bytes = chunk === undefined ? new Uint8Array(chunkOctets) : fromBase64(chunk);
	const shift = (offset % 4) * 2;
	const at = Math.floor(offset / 4);
	bytes[at] = (bytes[at]! & ~(3 << shift)) | (value << shift);
	return toBase64(bytes);
}

/** The octets of one list of `count` certificates, put together from its stored pieces. */
export function listBytes(count: number, chunkAt: (chunk: number) => string | undefined): Bytes {
	const bytes = new Uint8Array(Math.ceil(count / chunkEntries) * chunkOctets);
	for (let chunk = 0; chunk * chunkEntries < count; chunk++) {
		const stored = chunkAt(chunk);
		if (stored !== undefined) bytes.set(fromBase64(stored), chunk * chunkOctets);
	}
	return bytes.subarray(0, Math.ceil(count / 4));
}
