import type { StateReader } from "@mingjian/ledger/runtime/context.ts";
import { announcedYear } from "../../calendar/holiday-years.ts";
import { type Calendar, isUnannounced, type Unannounced } from "../../calendar/working-days.ts";
import { refuse } from "../refusals.ts";
import { calendars } from "../state.ts";

const asYears = new WeakMap<object, ReturnType<typeof announcedYear>>();

/** The announced years: those that come with the product, then those the operator published. */
export function calendarOf(state: Pick<StateReader, "get">): Calendar {
	return (year) => announcedYear(year) ?? publishedYear(state, year);
}

/** What was counted. Refuses calendar-unpublished where the count met a year without a calendar. */
export function counted<T>(value: T | Unannounced): T {
	return isUnannounced(value) ? refuse("calendar-unpublished") : value;
}

function publishedYear(state: Pick<StateReader, "get">, year: number): ReturnType<typeof announcedYear> {
	const found = state.get(calendars, String(year));
	if (!found) return undefined;
	const known = asYears.get(found);
	if (known) return known;
	const made = { ...found, holidays: found.holidays.map(({ from, to }) => [from, to] as const) };
	asYears.set(found, made);
	return made;
}
