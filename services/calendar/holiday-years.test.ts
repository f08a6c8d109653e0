import assert from "node:assert/strict";
import { test } from "node:test";
import { holidayYearFault } from "./check-holiday-year.ts";
import { dayFromDate, formatDay } from "./day.ts";
import { announcedYear, type HolidayYear, holidayYears } from "./holiday-years.ts";
import { isUnannounced, isWorkingDay } from "./working-days.ts";

/** Working days of each month, counted by hand on the calendar sheets of the announcements. */
const workingDaysByMonth: Readonly<Record<number, readonly number[]>> = {
	2024: [22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22],
	2025: [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23],
	2026: [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23],
};

test("every month has the working days counted by hand", () => {
	for (const { year } of holidayYears) {
		const counted = Array.from({ length: 12 }, (_, month) => {
			const after = month === 11 ? dayFromDate(year + 1, 1, 1) : dayFromDate(year, month + 2, 1);
			let count = 0;
			for (let day = dayFromDate(year, month + 1, 1); day < after; day++)
				if (isWorkingDay(day) === true) count++;
			return count;
		});
		assert.deepEqual(counted, workingDaysByMonth[year], `${year}`);
	}
});

test("announced years are well-formed and each holiday's last and next days are what was announced", () => {
	for (const year of holidayYears) assert.equal(holidayYearFault(year), undefined);
	const off = (text: string) => isWorkingDay(dayFromDate(...dateParts(text)));
	for (const text of ["2024-02-17", "2025-02-04", "2026-02-23", "2026-01-02", "2024-06-10", "2026-02-22"])
		assert.equal(off(text), false, text);
	for (const text of ["2024-02-09", "2024-02-18", "2025-02-08", "2026-02-14", "2026-02-24", "2025-01-02"])
		assert.equal(off(text), true, text);
});

test("a year that is not announced has no working days and no days off", () => {
	for (const year of [2023, 2027]) {
		assert.equal(announcedYear(year), undefined);
		const answer = isWorkingDay(dayFromDate(year, 6, 15));
		assert.ok(isUnannounced(answer));
		assert.deepEqual(answer, { unannouncedYear: year });
	}
	assert.equal(formatDay(dayFromDate(2027, 1, 1)), "2027-01-01");
});

const faulty: readonly (readonly [string, Partial<HolidayYear>])[] = [
	["a worked weekday", { workdays: ["2026-03-02"] }],
	["a worked holiday", { workdays: ["2026-01-03"] }],
	["a worked day named twice", { workdays: ["2026-02-14", "2026-02-14"] }],
	["a worked day of another year", { workdays: ["2027-01-02"] }],
	["a holiday that runs backwards", { holidays: [["2026-01-03", "2026-01-01"]] }],
	[
		"holidays that overlap",
		{
			holidays: [
				["2026-01-01", "2026-01-03"],
				["2026-01-03", "2026-01-03"],
			],
		},
	],
	["a holiday outside the year", { holidays: [["2026-12-31", "2027-01-01"]] }],
	["a date that does not exist", { holidays: [["2026-02-29", "2026-02-29"]] }],
];

for (const [title, more] of faulty) {
	test(`refuses an announced year with ${title}`, () => {
		const year = { year: 2026, notice: "n", holidays: [["2026-01-01", "2026-01-03"]], workdays: [] } as const;
		assert.equal(holidayYearFault(year), undefined);
		assert.equal(typeof holidayYearFault({ ...year, ...more }), "string");
	});
}

function dateParts(text: string): [number, number, number] {
	return text.split("-").map(Number) as [number, number, number];
}
