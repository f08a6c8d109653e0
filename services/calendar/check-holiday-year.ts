import { type Day, dateOfDay, parseDay, weekday } from "./day.ts";
import type { HolidayYear } from "./holiday-years.ts";

/**
 * What is wrong with an announced year, in English for whoever enters it; undefined where nothing is. Dates exist and lie in
 * the year, holidays run forwards and do not overlap, worked days are Saturdays or Sundays outside every holiday, each once.
 */
export function holidayYearFault({ year, holidays, workdays }: HolidayYear): string | undefined {
	const off = new Set<Day>();
	for (const [from, to] of holidays) {
		const fault = addHoliday(off, { year, from, to });
		if (fault) return fault;
	}
	const worked = new Set<Day>();
	for (const text of workdays) {
		const day = dayIn(year, text);
		if (day === undefined) return `${text} is no day of ${year}`;
		if (weekday(day) < 5) return `${text} is no weekend`;
		if (off.has(day)) return `${text} is a holiday`;
		if (worked.has(day)) return `${text} stands twice`;
		worked.add(day);
	}
	return undefined;
}

function addHoliday(
	off: Set<Day>,
	{ year, from, to }: { readonly year: number; readonly from: string; readonly to: string },
): string | undefined {
	const [first, last] = [dayIn(year, from), dayIn(year, to)];
	if (first === undefined || last === undefined) return `${from} to ${to} are no days of ${year}`;
	if (last < first) return `${from} to ${to} runs backwards`;
	for (let day = first; day <= last; day++) {
		if (off.has(day)) return `${from} to ${to} overlaps another holiday`;
		off.add(day);
	}
	return undefined;
}

function dayIn(year: number, text: string): Day | undefined {
	const day = parseDay(text);
	return day !== undefined && dateOfDay(day).year === year ? day : undefined;
}
