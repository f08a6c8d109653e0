import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
	dateOfDay,
	dayFromDate,
	dayOf,
	endOfDayMs,
	formatDay,
	parseDay,
	startOfDayMs,
	weekday,
} from "./day.ts";

const oneDayMs = 24 * 3600 * 1000;

test("a day ends at midnight in China, not at midnight in Greenwich", () => {
	const lastMoment = Date.UTC(2026, 1, 14, 15, 59, 59, 999);
	assert.equal(formatDay(dayOf(lastMoment)), "2026-02-14");
	assert.equal(formatDay(dayOf(lastMoment + 1)), "2026-02-15");
	assert.equal(endOfDayMs(dayOf(lastMoment)), lastMoment);
	assert.equal(startOfDayMs(dayOf(lastMoment + 1)), lastMoment + 1);
});

test("days, dates and weekdays agree with the platform's own calendar", () => {
	const anyDay = fc.integer({ min: -719_162, max: 2_932_896 });
	fc.assert(
		fc.property(anyDay, (day) => {
			const known = new Date(day * oneDayMs);
			const { year, month, date } = dateOfDay(day);
			assert.deepEqual(
				[year, month, date, (weekday(day) + 1) % 7],
				[known.getUTCFullYear(), known.getUTCMonth() + 1, known.getUTCDate(), known.getUTCDay()],
			);
			assert.equal(dayFromDate(year, month, date), day);
			assert.equal(parseDay(formatDay(day)), day);
		}),
		{ seed: 20_260_214, numRuns: 2000 },
	);
});

test("refuses dates that do not exist", () => {
	for (const text of ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-3", "", "2026-02-14 "])
		assert.equal(parseDay(text), undefined, text);
	assert.equal(parseDay("2024-02-29"), dayFromDate(2024, 2, 29));
	assert.throws(() => dayFromDate(2026, 2, 29), RangeError);
	assert.throws(() => dayFromDate(2026, 0, 1), RangeError);
});
