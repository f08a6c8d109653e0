/** A day of the Gregorian calendar. */
interface CalendarDay {
	readonly year: number;
	/** 1 to 12. */
	readonly month: number;
	readonly day: number;
}

const daysPerEra = 146_097;
const pattern = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;

/** Days since 1970-01-01 of `YYYY-MM-DD`, years 0001 to 9999; undefined for anything that is no such day. */
export function dayOfIso(text: string): number | undefined {
	const match = pattern.exec(text);
	if (!match) return undefined;
	const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
	return dayOf({ year, month, day });
}

/** `YYYY-MM-DD` of a day; undefined outside the years 0001 to 9999. */
export function isoOfDay(day: number): string | undefined {
	if (!Number.isSafeInteger(day)) return undefined;
	const { year, month, day: date } = calendarDay(day);
	if (year < 1 || year > 9999) return undefined;
	return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

/** The same day so many months later, or the last of that month where it is shorter (《民法典》第二百零二条). */
export function addMonths(day: number, months: number): number {
	const { year, month, day: date } = calendarDay(day);
	const counted = year * 12 + (month - 1) + months;
	const target = { year: Math.floor(counted / 12), month: (((counted % 12) + 12) % 12) + 1 };
	return dayOf({ ...target, day: Math.min(date, daysInMonth(target.year, target.month)) });
}

/** Full years lived: one more from the birthday itself; who was born on 29 February has theirs on 1 March of common years. */
export function ageAt(birth: number, at: number): number {
	const born = calendarDay(birth);
	const now = calendarDay(at);
	const before = now.month < born.month || (now.month === born.month && now.day < born.day);
	return now.year - born.year - (before ? 1 : 0);
}

/** Counts in eras of 400 years that begin on 1 March, so that the leap day comes last. */
function dayOf({ year, month, day }: CalendarDay): number {
	const shifted = month > 2 ? year : year - 1;
	const era = Math.floor(shifted / 400);
	const yearOfEra = shifted - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * daysPerEra + dayOfEra - 719_468;
}

function calendarDay(count: number): CalendarDay {
	const shifted = count + 719_468;
	const era = Math.floor(shifted / daysPerEra);
	const dayOfEra = shifted - era * daysPerEra;
	const yearOfEra = Math.floor(
		(dayOfEra -
			Math.floor(dayOfEra / 1460) +
			Math.floor(dayOfEra / 36_524) -
			Math.floor(dayOfEra / 146_096)) /
			365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
	const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
	const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
	return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

function daysInMonth(year: number, month: number): number {
	if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function pad(value: number, length: number): string {
	return `${value}`.padStart(length, "0");
}
