/** Any sequence of octets; always a plain Uint8Array, never a platform's own buffer type. */
export type Bytes = Uint8Array;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The parts one after another, in a new array. */
export function concat(...parts: readonly Bytes[]): Bytes {
	let size = 0;
	for (const part of parts) size += part.length;
	const whole = new Uint8Array(size);
	let offset = 0;
	for (const part of parts) {
		whole.set(part, offset);
		offset += part.length;
	}
	return whole;
}

/** Whether both hold the same octets. Takes time that depends on the contents: never for secrets. */
export function equal(a: Bytes, b: Bytes): boolean {
	if (a.length !== b.length) return false;
	for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
	return true;
}

/** Octet order, shorter first where one begins the other: negative, zero or positive as for Array.sort. */
export function compare(a: Bytes, b: Bytes): number {
	const shared = Math.min(a.length, b.length);
	for (let index = 0; index < shared; index++) {
		const difference = a[index]! - b[index]!;
		if (difference !== 0) return difference;
	}
	return a.length - b.length;
}

/** The UTF-8 of a text. Refuses a lone surrogate (TypeError), which has no UTF-8 and would be replaced silently. */
export function utf8(text: string): Bytes {
	if (!text.isWellFormed()) throw new TypeError("text holds a lone surrogate and has no UTF-8 form");
	return encoder.encode(text);
}

/**
 * The UTF-8 of each text, as views of one array where they are ASCII: an array of its own for each costs ten times as much.
 * Refuses a lone surrogate (TypeError).
 */
export function utf8All(texts: readonly string[]): Bytes[] {
	let size = 0;
	for (const text of texts) size += text.length;
	const whole = new Uint8Array(size);
	let end = 0;
	return texts.map((text) => {
		const room = whole.subarray(end, end + text.length);
		end += text.length;
		// Whatever is not ASCII has more octets than units.
		return encoder.encodeInto(text, room).read === text.length ? room : utf8(text);
	});
}

/** The text of UTF-8 octets, a leading byte order mark included. Refuses malformed UTF-8 (TypeError). */
export function fromUtf8(bytes: Bytes): string {
	return decoder.decode(bytes);
}

/** Two octets, big-endian. Refuses anything but an integer of 0..65535 (RangeError). */
export function u16(value: number): Bytes {
	if (!Number.isInteger(value) || value < 0 || value > 0xffff) throw new RangeError(`not a u16: ${value}`);
	return Uint8Array.of(value >>> 8, value & 0xff);
}

/** Four octets, big-endian. Refuses anything but an integer of 0..2^32-1 (RangeError). */
export function u32(value: number): Bytes {
	if (!Number.isInteger(value) || value < 0 || value > 0xffffffff)
		throw new RangeError(`not a u32: ${value}`);
	return Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

/** Eight octets, big-endian. Refuses anything but an integer of 0..2^64-1 (RangeError). */
export function u64(value: bigint | number): Bytes {
	const wide = BigInt(value);
	if (wide < 0n || wide > 0xffffffffffffffffn) throw new RangeError(`not a u64: ${value}`);
	const bytes = new Uint8Array(8);
	new DataView(bytes.buffer).setBigUint64(0, wide);
	return bytes;
}

/** The non-negative integer that big-endian octets spell; no octets spell zero. */
export function toInteger(bytes: Bytes): bigint {
	let value = 0n;
	for (const byte of bytes) value = (value << 8n) | BigInt(byte);
	return value;
}

/** An integer as exactly `size` big-endian octets. Refuses one that is negative or does not fit (RangeError). */
export function fromInteger(value: bigint, size: number): Bytes {
	const bytes = new Uint8Array(size);
	let rest = value;
	for (let index = size - 1; index >= 0; index--) {
		bytes[index] = Number(rest & 0xffn);
		rest >>= 8n;
	}
	if (rest !== 0n) throw new RangeError(`integer does not fit ${size} octets`);
	return bytes;
}
