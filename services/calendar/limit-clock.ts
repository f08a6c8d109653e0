import { announcedYear } from "./holiday-years.ts";
import {
	addWorkingDays,
	type Calendar,
	isUnannounced,
	type Unannounced,
	workingDaysBetween,
} from "./working-days.ts";

/** A limit in working days that can be paused while somebody else must act. Either it runs, with a deadline, or it rests. */
export interface LimitClock {
	readonly limitDays: number;
	/** Working days used before the present run. */
	readonly usedDays: number;
	/** Beginning of the present run. */
	readonly sinceMs?: number;
	/** Last moment in time, while it runs. */
	readonly deadlineMs?: number;
}

/** A clock that begins to run. The day of the beginning does not count. */
export function startClock(
	limitDays: number,
	atMs: number,
	calendar: Calendar = announcedYear,
): LimitClock | Unannounced {
	return run({ limitDays, usedDays: 0 }, atMs, calendar);
}

/** The clock at rest: the day on which it is paused is used. A clock at rest stays as it is. */
export function pauseClock(
	clock: LimitClock,
	atMs: number,
	calendar: Calendar = announcedYear,
): LimitClock | Unannounced {
	const used = usedDaysOf(clock, atMs, calendar);
	return isUnannounced(used) ? used : { limitDays: clock.limitDays, usedDays: used };
}

/**
 * The clock running again with the days that are left; the day of the answer does not count. Where none are left the day of
 * the answer is the last. A running clock stays as it is.
 */
export function resumeClock(
	clock: LimitClock,
	atMs: number,
	calendar: Calendar = announcedYear,
): LimitClock | Unannounced {
	return clock.sinceMs === undefined ? run(clock, atMs, calendar) : clock;
}

/** The clock with more working days; where it runs, its last moment moves with them. */
export function extendClock(
	{ limitDays, usedDays, sinceMs }: LimitClock,
	moreDays: number,
	calendar: Calendar = announcedYear,
): LimitClock | Unannounced {
	const longer = { limitDays: limitDays + moreDays, usedDays };
	return sinceMs === undefined ? longer : run(longer, sinceMs, calendar);
}

/** Working days of the limit used at a moment, pauses left out. */
export function usedDaysOf(
	clock: LimitClock,
	atMs: number,
	calendar: Calendar = announcedYear,
): number | Unannounced {
	if (clock.sinceMs === undefined) return clock.usedDays;
	const more = workingDaysBetween(clock.sinceMs, atMs, calendar);
	return isUnannounced(more) ? more : clock.usedDays + more;
}

/** True where the clock runs and its last moment is over. */
export function isOverdue({ deadlineMs }: LimitClock, atMs: number): boolean {
	return deadlineMs !== undefined && atMs > deadlineMs;
}

function run(
	{ limitDays, usedDays }: LimitClock,
	atMs: number,
	calendar: Calendar,
): LimitClock | Unannounced {
	const deadlineMs = addWorkingDays(atMs, Math.max(0, limitDays - usedDays), calendar);
	return isUnannounced(deadlineMs) ? deadlineMs : { limitDays, usedDays, sinceMs: atMs, deadlineMs };
}
