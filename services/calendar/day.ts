/** A day of the country's one time (UTC+8, all year), counted from 1970-01-01, which is 0. */
export type Day = number;

const dayMs = 24 * 3600 * 1000;
const aheadMs = 8 * 3600 * 1000;

/** The day a moment falls in. */
export function dayOf(timeMs: number): Day {
	return Math.floor((timeMs + aheadMs) / dayMs);
}

/** The first millisecond of a day. */
export function startOfDayMs(day: Day): number {
	return day * dayMs - aheadMs;
}

/** The last millisecond of a day: until then something due on it is in time. */
export function endOfDayMs(day: Day): number {
	return startOfDayMs(day + 1) - 1;
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: Day): number {
	// 1970-01-01 was a Thursday.
	return (((day + 3) % 7) + 7) % 7;
}

/** The day of a date of the Gregorian calendar, month and date from 1. Refuses a date that does not exist (RangeError). */
export function dayFromDate(year: number, month: number, date: number): Day {
	const day = countDays(year, month, date);
	const back = dateOfDay(day);
	if (back.year !== year || back.month !== month || back.date !== date) {
		throw new RangeError(`no such date: ${year}-${month}-${date}`);
	}
	return day;
}

/** Year, month and date of a day. */
export function dateOfDay(day: Day): {
	readonly year: number;
	readonly month: number;
	readonly date: number;
} {
	// Years are counted from 1 March, so that the leap day is the last of its year; eras are 400 years.
	const shifted = day + 719_468;
	const era = Math.floor(shifted / 146_097);
	const dayOfEra = shifted - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra -
			Math.floor(dayOfEra / 1460) +
			Math.floor(dayOfEra / 36_524) -
			Math.floor(dayOfEra / 146_096)) /
			365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
	const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
	const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
	return { year, month, date: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 };
}

/** `2026-02-14` as a day; undefined where it is no date of the years 1 to 9999. */
export function parseDay(text: string): Day | undefined {
	const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
	if (year === undefined) return undefined;
	const day = countDays(Number(year), Number(month), Number(date));
	return formatDay(day) === text ? day : undefined;
}

/** A day as `2026-02-14`. */
export function formatDay(day: Day): string {
	const { year, month, date } = dateOfDay(day);
	return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

function countDays(year: number, month: number, date: number): Day {
	const shiftedYear = month <= 2 ? year - 1 : year;
	const era = Math.floor(shiftedYear / 400);
	const yearOfEra = shiftedYear - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}
