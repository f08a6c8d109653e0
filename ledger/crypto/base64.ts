import type { Bytes } from "./bytes.ts";
import { EncodingError } from "./encoding-error.ts";

interface Alphabet {
	readonly encoding: string;
	readonly padded: boolean;
	/** Every twelve-bit value as its two symbols: half the steps of one symbol at a time. */
	readonly pairs: readonly string[];
	/** Six-bit value of each ASCII symbol, -1 for every other. */
	readonly values: Int8Array;
}

const common = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const standard = alphabet("base64", `${common}+/`, true);
const urlSafe = alphabet("base64url", `${common}-_`, false);

/** RFC 4648 §4, padded. */
export function toBase64(bytes: Bytes): string {
	return encode(bytes, standard);
}

/** RFC 4648 §4. Refuses whitespace, missing padding and spare bits that are not zero (EncodingError). */
export function fromBase64(text: string): Bytes {
	if (text.length % 4 !== 0) throw new EncodingError(standard.encoding, "padding");
	const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
	return decode(text, text.length - padding, standard);
}

/** RFC 4648 §5, unpadded. */
export function toBase64Url(bytes: Bytes): string {
	return encode(bytes, urlSafe);
}

/** RFC 4648 §5, unpadded. Refuses padding, whitespace and spare bits that are not zero (EncodingError). */
export function fromBase64Url(text: string): Bytes {
	return decode(text, text.length, urlSafe);
}

function alphabet(encoding: string, symbols: string, padded: boolean): Alphabet {
	const pairs: string[] = [];
	for (const high of symbols) for (const low of symbols) pairs.push(high + low);
	const values = new Int8Array(128).fill(-1);
	for (let value = 0; value < 64; value++) values[symbols.charCodeAt(value)] = value;
	return { encoding, padded, pairs, values };
}

function encode(bytes: Bytes, { pairs, padded }: Alphabet): string {
	const whole = bytes.length - (bytes.length % 3);
	let text = "";
	for (let index = 0; index < whole; index += 3) {
		const group = (bytes[index]! << 16) | (bytes[index + 1]! << 8) | bytes[index + 2]!;
		text += pairs[group >> 12]! + pairs[group & 0xfff]!;
	}
	if (whole === bytes.length) return text;
	if (bytes.length - whole === 1) return text + pairs[bytes[whole]! << 4]! + (padded ? "==" : "");
	const tail = (bytes[whole]! << 10) | (bytes[whole + 1]! << 2);
	return text + pairs[tail >> 6]! + pairs[(tail & 63) << 6]![0] + (padded ? "=" : "");
}

function decode(text: string, symbolCount: number, { encoding, values }: Alphabet): Bytes {
	const spare = symbolCount % 4;
	if (spare === 1) throw new EncodingError(encoding, "length");
	const bytes = new Uint8Array(Math.floor((symbolCount * 3) / 4));
	let bits = 0;
	let written = 0;
	for (let index = 0; index < symbolCount; index++) {
		const value = values[text.charCodeAt(index)] ?? -1;
		if (value < 0) throw new EncodingError(encoding, "symbol");
		bits = ((bits << 6) | value) & 0xffffff;
		// Three of every four symbols complete an octet.
		const left = index % 4;
		if (left !== 0) bytes[written++] = bits >> (6 - 2 * left);
	}
	const unused = spare === 2 ? 15 : spare === 3 ? 3 : 0;
	if ((bits & unused) !== 0) throw new EncodingError(encoding, "trailing-bits");
	return bytes;
}
