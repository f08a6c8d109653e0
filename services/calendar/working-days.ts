import { type Day, dateOfDay, dayOf, endOfDayMs, parseDay, weekday } from "./day.ts";
import { announcedYear, type HolidayYear } from "./holiday-years.ts";

/** Where announced years are found; undefined for a year that has not been announced. */
export type Calendar = (year: number) => HolidayYear | undefined;

/** A count met a year whose calendar is not announced. */
export interface Unannounced {
	readonly unannouncedYear: number;
}

/** The longest limit counted, in working days. */
export const longestLimitDays = 2000;
/** The longest span counted over, in days. */
const longestSpanDays = 20_000;

/** True where a count met a year without a calendar. */
export function isUnannounced(value: unknown): value is Unannounced {
	return typeof value === "object" && value !== null && "unannouncedYear" in value;
}

/**
 * The last moment of a limit of so many working days that begins at `fromMs`. The day of the beginning does not count and the last
 * day counts whole, to midnight in China. Nought days end on the day itself, or on the next working day where it is none.
 * Refuses a limit that is no whole number up to `longestLimitDays` (RangeError).
 */
export function addWorkingDays(
	fromMs: number,
	days: number,
	calendar: Calendar = announcedYear,
): number | Unannounced {
	if (!Number.isSafeInteger(days) || days < 0 || days > longestLimitDays)
		throw new RangeError(`a limit of ${days} working days`);
	let day = dayOf(fromMs);
	let left = days;
	if (left === 0) {
		day--;
		left = 1;
	}
	while (left > 0) {
		day++;
		const working = isWorkingDay(day, calendar);
		if (isUnannounced(working)) return working;
		if (working) left--;
	}
	return endOfDayMs(day);
}

/**
 * Working days after the day of `fromMs` up to and with the day of `toMs`: the days of a limit that are used. Nought where
 * `toMs` is not after `fromMs`. Refuses a span of more than 20,000 days (RangeError).
 */
export function workingDaysBetween(
	fromMs: number,
	toMs: number,
	calendar: Calendar = announcedYear,
): number | Unannounced {
	const [first, last] = [dayOf(fromMs) + 1, dayOf(toMs)];
	if (last - first > longestSpanDays) throw new RangeError(`a span of ${last - first} days`);
	let count = 0;
	for (let day = first; day <= last; day++) {
		const working = isWorkingDay(day, calendar);
		if (isUnannounced(working)) return working;
		if (working) count++;
	}
	return count;
}

/** Whether offices work on the day: weekdays but holidays, and weekend days announced as worked. */
export function isWorkingDay(day: Day, calendar: Calendar = announcedYear): boolean | Unannounced {
	const { year } = dateOfDay(day);
	const announced = calendar(year);
	if (!announced) return { unannouncedYear: year };
	const { off, worked } = daysOf(announced);
	return worked.has(day) || (weekday(day) < 5 && !off.has(day));
}

interface Days {
	readonly off: ReadonlySet<Day>;
	readonly worked: ReadonlySet<Day>;
}

const known = new WeakMap<HolidayYear, Days>();

function daysOf(year: HolidayYear): Days {
	const found = known.get(year);
	if (found) return found;
	const off = new Set<Day>();
	for (const [from, to] of year.holidays) {
		for (let day = parseDay(from)!; day <= parseDay(to)!; day++) off.add(day);
	}
	const days = { off, worked: new Set(year.workdays.map((each) => parseDay(each)!)) };
	known.set(year, days);
	return days;
}
