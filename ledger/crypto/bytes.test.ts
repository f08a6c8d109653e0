import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compare, concat, equal, fromInteger, fromUtf8, toInteger, u16, u32, u64, utf8 } from "./bytes.ts";

test("joins parts in order into a new array", () => {
	const part = Uint8Array.of(1);
	const whole = concat(part, new Uint8Array(), Uint8Array.of(2, 3));
	part[0] = 9;
	assert.deepEqual(whole, Uint8Array.of(1, 2, 3));
	assert.deepEqual(concat(), new Uint8Array());
});

test("compares contents, and orders a beginning before what it begins", () => {
	const octets = fc.uint8Array({ maxLength: 6, max: 2 });
	const property = fc.property(octets, octets, (a, b) => {
		assert.equal(equal(a, b), Buffer.compare(a, b) === 0);
		assert.equal(Math.sign(compare(a, b)), Buffer.compare(a, b));
	});
	fc.assert(property, { numRuns: 500 });
});

test("turns text to UTF-8 and back, byte order mark included", () => {
	for (const text of ["", "明鉴", "\ufeffa", "𝄞"]) assert.equal(fromUtf8(utf8(text)), text);
});

test("refuses a lone surrogate and octets that are not UTF-8", () => {
	assert.throws(() => utf8("a\ud800"), TypeError);
	for (const octets of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe6, 0x98]]) {
		assert.throws(() => fromUtf8(Uint8Array.from(octets)), TypeError);
	}
});

test("writes integers big-endian", () => {
	assert.deepEqual(u16(0x0102), Uint8Array.of(1, 2));
	assert.deepEqual(u32(0xfffefdfc), Uint8Array.of(255, 254, 253, 252));
	assert.deepEqual(u64(2n ** 64n - 2n), Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 254));
	assert.deepEqual(fromInteger(258n, 3), Uint8Array.of(0, 1, 2));
	assert.equal(toInteger(Uint8Array.of(0, 1, 2)), 258n);
	assert.equal(toInteger(new Uint8Array()), 0n);
});

test("refuses integers that do not fit", () => {
	for (const value of [-1, 65_536, 0.5, Number.NaN]) assert.throws(() => u16(value), RangeError);
	for (const value of [-1, 2 ** 32, 0.5]) assert.throws(() => u32(value), RangeError);
	for (const value of [-1n, 2n ** 64n, 0.5]) assert.throws(() => u64(value), RangeError);
	for (const value of [-1n, 256n]) assert.throws(() => fromInteger(value, 1), RangeError);
});
