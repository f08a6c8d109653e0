import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addMonths, ageAt, dayOfIso, isoOfDay } from "./calendar-day.ts";

const day = (text: string) => dayOfIso(text) ?? assert.fail(text);
const anyDay = fc.integer({ min: -719_162, max: 2_932_896 });

test("days are those of the platform's calendar", () => {
	assert.equal(day("1970-01-01"), 0);
	fc.assert(
		fc.property(anyDay, (count) => {
			const date = new Date(count * 86_400_000).toISOString();
			assert.equal(`${isoOfDay(count)}T00:00:00.000Z`, date);
			assert.equal(day(isoOfDay(count)!), count);
		}),
	);
});

test("refuses days that do not exist, and other ways of writing", () => {
	for (const text of [
		"2026-02-29",
		"1900-02-29",
		"2026-13-01",
		"2026-00-10",
		"2026-01-00",
		"2026-04-31",
		"0000-01-01",
		"2026-1-1",
		"20260101",
		" 2026-01-01",
		"",
	])
		assert.equal(dayOfIso(text), undefined, text);
	for (const text of ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
		assert.notEqual(dayOfIso(text), undefined);
	assert.equal(isoOfDay(2_932_897), undefined);
	assert.equal(isoOfDay(-719_163), undefined);
	assert.equal(isoOfDay(0.5), undefined);
});

test("months later is the same day, or the last of a shorter month", () => {
	const cases: readonly (readonly [from: string, months: number, to: string])[] = [
		["2026-01-31", 1, "2026-02-28"],
		["2024-01-31", 1, "2024-02-29"],
		["2026-03-31", -1, "2026-02-28"],
		["2026-01-15", -1, "2025-12-15"],
		["2024-02-29", 12, "2025-02-28"],
		["2024-02-29", 48, "2028-02-29"],
		["2026-12-31", 2, "2027-02-28"],
		["2026-05-05", 0, "2026-05-05"],
	];
	for (const [from, months, to] of cases) assert.equal(isoOfDay(addMonths(day(from), months)), to);
});

test("an age counts from the birthday itself", () => {
	const cases: readonly (readonly [birth: string, at: string, age: number])[] = [
		["1946-03-01", "2026-02-28", 79],
		["1946-03-01", "2026-03-01", 80],
		["1944-02-29", "2026-02-28", 81],
		["1944-02-29", "2026-03-01", 82],
		["1944-02-29", "2028-02-29", 84],
		["2026-01-01", "2026-01-01", 0],
		["2025-12-31", "2026-01-01", 0],
	];
	for (const [birth, at, age] of cases) assert.equal(ageAt(day(birth), day(at)), age, `${birth} ${at}`);
});
