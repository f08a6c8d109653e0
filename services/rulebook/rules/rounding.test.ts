import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Rounding, roundings } from "../choices.ts";
import { divideRounded } from "./rounding.ts";

/** Tenths, rounded to whole by each mode: -25 is -2.5. */
const tenths = [-25n, -21n, -20n, -15n, -5n, 0n, 4n, 5n, 6n, 15n, 25n, 26n];
const expected: Readonly<Record<Rounding, readonly bigint[]>> = {
	"half-up": [-3n, -2n, -2n, -2n, -1n, 0n, 0n, 1n, 1n, 2n, 3n, 3n],
	"half-even": [-2n, -2n, -2n, -2n, 0n, 0n, 0n, 0n, 1n, 2n, 2n, 3n],
	up: [-3n, -3n, -2n, -2n, -1n, 0n, 1n, 1n, 1n, 2n, 3n, 3n],
	down: [-2n, -2n, -2n, -1n, 0n, 0n, 0n, 0n, 0n, 1n, 2n, 2n],
	ceiling: [-2n, -2n, -2n, -1n, 0n, 0n, 1n, 1n, 1n, 2n, 3n, 3n],
	floor: [-3n, -3n, -2n, -2n, -1n, 0n, 0n, 0n, 0n, 1n, 2n, 2n],
};

for (const mode of Object.keys(roundings) as Rounding[]) {
	test(`rounds ${mode}, on both sides of zero`, () => {
		assert.deepEqual(
			tenths.map((each) => divideRounded(each, 10n, mode)),
			expected[mode],
		);
		assert.deepEqual(
			tenths.map((each) => divideRounded(-each, -10n, mode)),
			expected[mode],
		);
	});
}

test("a rounded quotient is less than one away, and exact ones stay", () => {
	const mode = fc.constantFrom(...(Object.keys(roundings) as Rounding[]));
	fc.assert(
		fc.property(
			fc.bigInt(),
			fc.bigInt().filter((each) => each !== 0n),
			mode,
			(dividend, divisor, by) => {
				const quotient = divideRounded(dividend, divisor, by);
				const rest = dividend - quotient * divisor;
				const magnitude = rest < 0n ? -rest : rest;
				assert.ok(magnitude < (divisor < 0n ? -divisor : divisor));
				assert.equal(divideRounded(quotient * divisor, divisor, by), quotient);
			},
		),
	);
});

test("refuses to divide by zero", () => {
	assert.throws(() => divideRounded(1n, 0n, "down"), RangeError);
});
