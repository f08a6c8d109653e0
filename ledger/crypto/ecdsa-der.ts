import type { Bytes } from "./bytes.ts";

/**
 * The r ‖ s (64 octets) of a DER ECDSA-Sig-Value for a 256-bit curve; undefined for anything that is not exactly the
 * DER of two non-negative integers below 2^256: long or indefinite lengths, leading zeros, negatives, trailing octets.
 */
export function signatureFromDer(der: Bytes): Bytes | undefined {
	if (der.length < 8 || der.length > 72 || der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
	const signature = new Uint8Array(64);
	const next = readInteger(der, 2, signature.subarray(0, 32));
	const end = next === undefined ? undefined : readInteger(der, next, signature.subarray(32));
	return end === der.length ? signature : undefined;
}

/** The only DER of r ‖ s. Refuses anything but 64 octets (RangeError). */
export function signatureToDer(signature: Bytes): Bytes {
	if (signature.length !== 64) throw new RangeError(`signature has ${signature.length} octets, not 64`);
	const body = [...integer(signature.subarray(0, 32)), ...integer(signature.subarray(32))];
	return Uint8Array.of(0x30, body.length, ...body);
}

/** Reads one INTEGER at `offset` right-aligned into `into`; the offset after it, or undefined. */
function readInteger(der: Bytes, offset: number, into: Bytes): number | undefined {
	const size = der[offset + 1];
	if (der[offset] !== 0x02 || size === undefined || size === 0 || size > 33) return undefined;
	const content = der.subarray(offset + 2, offset + 2 + size);
	if (content.length !== size || content[0]! >= 0x80) return undefined;
	const padded = content[0] === 0 && size > 1;
	// A leading zero is there only to keep the next bit from being read as a sign.
	if (padded && content[1]! < 0x80) return undefined;
	const digits = padded ? content.subarray(1) : content;
	if (digits.length > 32) return undefined;
	into.set(digits, 32 - digits.length);
	return offset + 2 + size;
}

function integer(value: Bytes): number[] {
	let start = 0;
	while (start < 31 && value[start] === 0) start++;
	const digits = value[start]! >= 0x80 ? [0, ...value.subarray(start)] : [...value.subarray(start)];
	return [0x02, digits.length, ...digits];
}
