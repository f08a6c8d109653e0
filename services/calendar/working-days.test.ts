import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayFromDate, dayOf, endOfDayMs, formatDay, parseDay, startOfDayMs } from "./day.ts";
import { addWorkingDays, isUnannounced, isWorkingDay, workingDaysBetween } from "./working-days.ts";

const hourMs = 3600 * 1000;
const noon = (text: string) => startOfDayMs(parseDay(text)!) + 12 * hourMs;

/** From, working days, last day: worked out by hand on the announced calendars. */
const limits: readonly (readonly [from: string, days: number, last: string, why: string])[] = [
	["2024-01-31", 3, "2024-02-04", "the worked Sunday before the Spring Festival counts"],
	["2024-02-08", 1, "2024-02-09", "New Year's Eve 2024 was not announced as a day off"],
	["2024-02-09", 1, "2024-02-18", "the whole Spring Festival is skipped, then a worked Sunday"],
	["2024-02-09", 2, "2024-02-19", "the worked Sunday and the Monday after it"],
	["2024-04-03", 1, "2024-04-07", "Qingming, then a worked Sunday"],
	["2024-04-26", 3, "2024-04-30", "the worked Sunday before Labour Day"],
	["2024-04-30", 6, "2024-05-11", "the worked Saturday after Labour Day"],
	["2024-09-13", 1, "2024-09-14", "the worked Saturday before Mid-Autumn"],
	["2024-09-27", 2, "2024-09-30", "the worked Sunday before National Day"],
	["2024-09-30", 5, "2024-10-12", "the worked Saturday after National Day"],
	["2024-12-31", 1, "2025-01-02", "New Year's Day between two announced years"],
	["2025-01-24", 2, "2025-01-27", "the worked Sunday before the Spring Festival"],
	["2025-01-27", 4, "2025-02-08", "the worked Saturday after the Spring Festival"],
	["2025-04-25", 1, "2025-04-27", "the worked Sunday before Labour Day"],
	["2025-05-30", 1, "2025-06-03", "Dragon Boat from Saturday to Monday"],
	["2025-09-26", 3, "2025-09-30", "the worked Sunday before National Day"],
	["2025-09-30", 3, "2025-10-11", "eight days off, then Thursday, Friday and a worked Saturday"],
	["2025-12-31", 1, "2026-01-04", "three days off and a worked Sunday"],
	["2026-02-13", 1, "2026-02-14", "the worked Saturday before the Spring Festival"],
	["2026-02-14", 1, "2026-02-24", "nine days off"],
	["2026-02-24", 4, "2026-02-28", "the worked Saturday after the Spring Festival"],
	["2026-04-03", 1, "2026-04-07", "Qingming"],
	["2026-04-30", 4, "2026-05-09", "the worked Saturday after Labour Day"],
	["2026-06-18", 1, "2026-06-22", "Dragon Boat"],
	["2026-09-18", 1, "2026-09-20", "the worked Sunday before Mid-Autumn"],
	["2026-09-24", 3, "2026-09-30", "Mid-Autumn"],
	["2026-09-30", 3, "2026-10-10", "the worked Saturday after National Day"],
	["2026-03-02", 20, "2026-03-30", "twenty days without a holiday"],
	["2026-03-02", 0, "2026-03-02", "at once, on a working day"],
	["2026-03-01", 0, "2026-03-02", "at once, asked on a Sunday"],
	["2026-02-15", 0, "2026-02-24", "at once, asked in the holidays"],
];

for (const [from, days, last, why] of limits) {
	test(`${days} working days from ${from} end on ${last}: ${why}`, () => {
		assert.equal(addWorkingDays(noon(from), days), endOfDayMs(parseDay(last)!));
		if (days > 0) assert.equal(workingDaysBetween(noon(from), noon(last)), days);
	});
}

test("the hour of the beginning does not matter, midnight in China does", () => {
	const first = startOfDayMs(parseDay("2026-03-02")!);
	const due = endOfDayMs(parseDay("2026-03-05")!);
	assert.equal(addWorkingDays(first, 3), due);
	assert.equal(addWorkingDays(first + 24 * hourMs - 1, 3), due);
	assert.equal(addWorkingDays(first + 24 * hourMs, 3), endOfDayMs(parseDay("2026-03-06")!));
	assert.equal(addWorkingDays(first - 1, 3), endOfDayMs(parseDay("2026-03-04")!));
});

test("nothing is counted across a year that is not announced", () => {
	assert.deepEqual(addWorkingDays(noon("2026-12-30"), 2), { unannouncedYear: 2027 });
	assert.equal(addWorkingDays(noon("2026-12-30"), 1), endOfDayMs(parseDay("2026-12-31")!));
	assert.deepEqual(addWorkingDays(noon("2023-12-29"), 1), { unannouncedYear: 2023 });
	assert.deepEqual(workingDaysBetween(noon("2026-12-30"), noon("2027-01-04")), { unannouncedYear: 2027 });
	const announced = { year: 2027, notice: "made up", holidays: [], workdays: [] };
	assert.equal(
		addWorkingDays(noon("2026-12-31"), 1, (year) => (year === 2027 ? announced : undefined)),
		endOfDayMs(parseDay("2027-01-01")!),
	);
});

test("refuses limits that are no whole number of days or too long", () => {
	for (const days of [-1, 1.5, 2001, Number.NaN])
		assert.throws(() => addWorkingDays(noon("2026-03-02"), days), RangeError, `${days}`);
	assert.throws(() => workingDaysBetween(0, 1e15), RangeError);
	assert.equal(workingDaysBetween(noon("2026-03-05"), noon("2026-03-02")), 0);
});

test("adding days and counting them agree from any moment", () => {
	const first = startOfDayMs(dayFromDate(2024, 1, 1));
	const moment = fc.integer({ min: first, max: startOfDayMs(dayFromDate(2026, 6, 1)) });
	fc.assert(
		fc.property(moment, fc.integer({ min: 1, max: 100 }), (fromMs, days) => {
			const due = addWorkingDays(fromMs, days);
			assert.ok(!isUnannounced(due));
			assert.equal(isWorkingDay(dayOf(due)), true, formatDay(dayOf(due)));
			assert.equal(workingDaysBetween(fromMs, due), days);
			assert.equal(workingDaysBetween(fromMs, due - 24 * hourMs), days - 1);
		}),
		{ seed: 2024, numRuns: 500 },
	);
});
