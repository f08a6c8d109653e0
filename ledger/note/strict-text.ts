import { fromBase64 } from "../crypto/base64.ts";
import { type Bytes, fromUtf8 } from "../crypto/bytes.ts";

// Each value has exactly one spelling, so nobody can change a byte of a file without changing what it says.

/** The bytes of canonical padded base64, or undefined. */
export function readBase64(text: string): Bytes | undefined {
	try {
		return fromBase64(text);
	} catch {
		return undefined;
	}
}

/** The text of valid UTF-8, or undefined. */
export function readUtf8(bytes: Bytes): string | undefined {
	try {
		return fromUtf8(bytes);
	} catch {
		return undefined;
	}
}

/** The whole number that decimal digits without leading zeros spell, up to 2^53−1, or undefined. */
export function readDecimal(text: string): number | undefined {
	if (!/^(?:0|[1-9]\d{0,15})$/.test(text)) return undefined;
	const value = Number(text);
	return Number.isSafeInteger(value) ? value : undefined;
}
