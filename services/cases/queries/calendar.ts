import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { announcedYear } from "../../calendar/holiday-years.ts";
import type { HolidayCalendar } from "../schema.ts";
import { calendars } from "../state.ts";
import type { CalendarQuery } from "../views.ts";

/** A year's days off and worked weekend days as limits are counted. Undefined for a year that is not announced. */
export const calendar: Query<CalendarQuery, HolidayCalendar> = (context, { year }) => {
	const known = announcedYear(year);
	if (!known) return context.get(calendars, String(year));
	const holidays = known.holidays.map(([from, to]) => ({ from, to }));
	return { year, notice: known.notice, holidays, workdays: [...known.workdays] };
};
