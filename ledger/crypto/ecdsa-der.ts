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
	const rSize = integerSize(signature, 0);
	const sSize = integerSize(signature, 32);
	const der = new Uint8Array(6 + rSize + sSize);
	der[0] = 0x30;
	der[1] = 4 + rSize + sSize;
	writeInteger(signature.subarray(0, 32), der.subarray(2, 4 + rSize));
	writeInteger(signature.subarray(32), der.subarray(4 + rSize));
	return der;
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

/** Octets the INTEGER of the 32 at `offset` takes: no leading zeros but the one that keeps it positive. */
function integerSize(signature: Bytes, offset: number): number {
	let zeros = 0;
	while (zeros < 31 && signature[offset + zeros] === 0) zeros++;
	return 32 - zeros + (signature[offset + zeros]! >= 0x80 ? 1 : 0);
}

function writeInteger(value: Bytes, into: Bytes): void {
	const size = into.length - 2;
	into[0] = 0x02;
	into[1] = size;
	into.set(size > 32 ? value : value.subarray(32 - size), size > 32 ? 3 : 2);
}
