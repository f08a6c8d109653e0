import type { Bytes } from "./bytes.ts";
import { EncodingError } from "./encoding-error.ts";

const digits = "0123456789abcdef";
const pairs = Array.from({ length: 256 }, (_, byte) => digits[byte >> 4]! + digits[byte & 15]!);
const values = new Int8Array(128).fill(-1);
for (let value = 0; value < 16; value++) values[digits.charCodeAt(value)] = value;

/** Two lowercase digits per octet. */
export function toHex(bytes: Bytes): string {
	let text = "";
	for (let index = 0; index < bytes.length; index++) text += pairs[bytes[index]!];
	return text;
}

/** The octets of lowercase hexadecimal. Refuses capitals, spaces, a `0x` and an odd length (EncodingError). */
export function fromHex(text: string): Bytes {
	if (text.length % 2 !== 0) throw new EncodingError("hex", "length");
	const bytes = new Uint8Array(text.length / 2);
	for (let index = 0; index < bytes.length; index++) {
		const high = values[text.charCodeAt(2 * index)] ?? -1;
		const low = values[text.charCodeAt(2 * index + 1)] ?? -1;
		if (high < 0 || low < 0) throw new EncodingError("hex", "symbol");
		bytes[index] = (high << 4) | low;
	}
	return bytes;
}
