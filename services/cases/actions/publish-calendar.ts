import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import { holidayYearFault } from "../../calendar/check-holiday-year.ts";
import { announcedYear } from "../../calendar/holiday-years.ts";
import { refuse } from "../refusals.ts";
import type { HolidayCalendar } from "../schema.ts";
import { calendars } from "../state.ts";

/** Puts a further year's holidays on the record, for good. Refuses a year that is known and a calendar that contradicts itself. */
export const publishCalendar: Action<HolidayCalendar, { year: number }, undefined> = {
	check(context, input) {
		const { year } = input;
		if (announcedYear(year) || context.get(calendars, String(year))) refuse("calendar-known");
		const holidays = input.holidays.map(({ from, to }) => [from, to] as const);
		if (!input.notice.isWellFormed() || holidayYearFault({ ...input, holidays })) refuse("calendar-invalid");
		return undefined;
	},
	apply(context, input) {
		context.put(calendars, String(input.year), input);
		return { year: input.year };
	},
};
