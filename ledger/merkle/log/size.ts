/** The largest number of leaves a log may have: beyond it JavaScript cannot count one by one. */
export const MAX_SIZE = Number.MAX_SAFE_INTEGER;

/** Whether a number can be the size of a log: a whole number from 0 to 2^53−1. */
export function isSize(value: number): boolean {
	return Number.isSafeInteger(value) && value >= 0;
}

/** Throws RangeError unless the number can be the size of a log. */
export function assertSize(value: number): void {
	if (!isSize(value)) throw new RangeError(`expected a size from 0 to 2^53-1, got ${value}`);
}

// Bitwise operators cut numbers to 32 bits; sizes go to 53, so these use arithmetic.

/** Whether the lowest bit is set. */
export function isOdd(value: number): boolean {
	return value % 2 === 1;
}

/** The number without its lowest bit: a shift to the right that is right up to 2^53−1. */
export function half(value: number): number {
	return Math.floor(value / 2);
}

/** Whether exactly one bit is set. */
export function isPowerOfTwo(value: number): boolean {
	return value > 0 && 2 ** floorLog2(value) === value;
}

/** The position of the highest set bit of a positive size. */
export function floorLog2(value: number): number {
	const high = Math.floor(value / 2 ** 32);
	return high > 0 ? 63 - Math.clz32(high) : 31 - Math.clz32(value);
}

/** The largest power of two smaller than a size of at least two: where RFC 6962 §2.1 splits a tree. */
export function splitPoint(size: number): number {
	return 2 ** floorLog2(size - 1);
}
