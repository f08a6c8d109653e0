import { type Bytes, concat } from "@mingjian/ledger/crypto/bytes.ts";
import { wrapBytes } from "./wrap.ts";

/** Most octets of one sealed content. */
export const mostSealedBytes = 8 * 1024 * 1024;

/** Most wraps that travel with one content. */
export const mostWraps = 16;

/** What is uploaded: wraps, and the ciphertext unless it is in the vault already. */
export interface SealedFile {
	readonly wraps: readonly Bytes[];
	/** Empty where only wraps are brought. */
	readonly bytes: Bytes;
}

const version = 1;

/** 0x01 ‖ u8 number of wraps ‖ wraps, 114 octets each ‖ ciphertext (spec/sealed.md §5). */
export function encodeSealedFile({ wraps, bytes }: SealedFile): Bytes {
	return concat(Uint8Array.of(version, wraps.length), ...wraps, bytes);
}

/** Reads what `encodeSealedFile` writes, as views; undefined for anything else. */
export function decodeSealedFile(file: Bytes): SealedFile | undefined {
	const count = file[1];
	if (file[0] !== version || count === undefined || count > mostWraps) return undefined;
	const end = 2 + count * wrapBytes;
	if (file.length < end || file.length - end > mostSealedBytes || file.length === 2) return undefined;
	const wraps = Array.from({ length: count }, (_, at) =>
		file.subarray(2 + at * wrapBytes, 2 + (at + 1) * wrapBytes),
	);
	return { wraps, bytes: file.subarray(end) };
}
