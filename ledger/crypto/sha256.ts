import { sha256 as portableHash } from "@noble/hashes/sha2.js";
import { type Bytes, concat, equal, utf8 } from "./bytes.ts";

/** A platform's own SHA-256. Each must return what the portable one does, in a plain Uint8Array. */
export interface NativeHashes {
	sha256(bytes: Bytes): Bytes;
	sha256Pairs(input: Bytes, output: Bytes): void;
}

const portable: NativeHashes = { sha256: portableSha256, sha256Pairs: portablePairs };
let active: NativeHashes = portable;

const encoder = new TextEncoder();
// Hash inputs are put together here: making an array for each costs as much as hashing it.
const scratch = new Uint8Array(4096);

/** SHA-256 (FIPS 180-4): 32 octets in a new array. */
export function sha256(bytes: Bytes): Bytes {
	return active.sha256(bytes);
}

/** SHA-256 without native code, whatever was installed: what native code is measured against. */
export function portableSha256(bytes: Bytes): Bytes {
	return portableHash(bytes);
}

/** SHA-256 of the parts one after another. */
export function sha256Joined(...parts: readonly Bytes[]): Bytes {
	let size = 0;
	for (const part of parts) size += part.length;
	if (size > scratch.length) return active.sha256(concat(...parts));
	let at = 0;
	for (const part of parts) {
		scratch.set(part, at);
		at += part.length;
	}
	return active.sha256(scratch.subarray(0, size));
}

/** SHA-256 of a text in UTF-8. Refuses a lone surrogate (TypeError). */
export function sha256Text(text: string): Bytes {
	// A UTF-16 unit takes three octets at most.
	if (text.length * 3 > scratch.length || !text.isWellFormed()) return active.sha256(utf8(text));
	return active.sha256(scratch.subarray(0, encoder.encodeInto(text, scratch).written));
}

/**
 * SHA-256 of each 64-octet block of `input` into the matching 32 octets of `output`, the two not overlapping.
 * Refuses an input that is not whole blocks or an output that is not half its size (RangeError).
 */
export function sha256Pairs(input: Bytes, output: Bytes): void {
	if (input.length % 64 !== 0 || output.length * 2 !== input.length) {
		throw new RangeError(`sha256Pairs: ${input.length} octets in, ${output.length} out`);
	}
	if (input.length > 0) active.sha256Pairs(input, output);
}

/**
 * From now on hashes with a platform's own implementation; called once when a program starts.
 * Refuses one that differs from the portable hash on any probe (Error), and then nothing has changed.
 */
export function useNativeHashes(native: NativeHashes): void {
	for (let size = 0; size <= 200; size++) {
		const probe = pattern(size);
		const hash = native.sha256(probe);
		// A platform buffer type would behave differently under slice() and in comparisons.
		if (Object.getPrototypeOf(hash) !== Uint8Array.prototype || !equal(hash, portable.sha256(probe))) {
			throw new Error(`native sha256 is wrong for ${size} octets`);
		}
	}
	for (let count = 1; count <= 40; count++) checkPairs(native, count);
	active = native;
}

function checkPairs(native: NativeHashes, count: number): void {
	// An offset into a larger buffer, as callers pass slices of arenas.
	const input = pattern(count * 64 + 3).subarray(3);
	const expected = new Uint8Array(count * 32);
	const arena = new Uint8Array(count * 32 + 10);
	portable.sha256Pairs(input, expected);
	native.sha256Pairs(input, arena.subarray(5, 5 + count * 32));
	const untouched = [...arena.subarray(0, 5), ...arena.subarray(5 + count * 32)].every((byte) => byte === 0);
	if (!untouched || !equal(arena.subarray(5, 5 + count * 32), expected)) {
		throw new Error(`native sha256Pairs is wrong for ${count} pairs`);
	}
}

function portablePairs(input: Bytes, output: Bytes): void {
	for (let offset = 0; offset < input.length; offset += 64) {
		output.set(portableHash(input.subarray(offset, offset + 64)), offset / 2);
	}
}

function pattern(size: number): Bytes {
	return Uint8Array.from({ length: size }, (_, index) => (index * 167 + size * 31 + 7) & 0xff);
}
