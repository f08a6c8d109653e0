import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { percentileDays } from "./percentile.ts";
import { mergedHandling } from "./tally.ts";

const half = { numerator: 1, denominator: 2 };
const nineTenths = { numerator: 9, denominator: 10 };

test("percentiles are those of the sorted list of cases, by nearest rank", () => {
	const anyDays = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 80 });
	fc.assert(
		fc.property(anyDays, (all) => {
			const handling = all.reduce<{ days: number; cases: number }[]>(
				(sum, days) => mergedHandling(sum, [{ days, cases: 1 }]),
				[],
			);
			const sorted = all.toSorted((a, b) => a - b);
			assert.equal(percentileDays(handling, half), sorted[Math.ceil(all.length / 2) - 1]);
			assert.equal(percentileDays(handling, nineTenths), sorted[Math.ceil((all.length * 9) / 10) - 1]);
		}),
		{ seed: 90, numRuns: 200 },
	);
});

test("there is no median of no cases", () => {
	assert.equal(percentileDays([], half), undefined);
});

test("distributions add up, and what took longer than can be counted is counted as the longest", () => {
	const one = [{ days: 1, cases: 2 }];
	const other = [
		{ days: 1, cases: 1 },
		{ days: 4000, cases: 3 },
	];
	assert.deepEqual(mergedHandling(one, other), [
		{ days: 1, cases: 3 },
		{ days: 1000, cases: 3 },
	]);
});
