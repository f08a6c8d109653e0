import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayFromDate, dayOf, endOfDayMs, formatDay, parseDay, startOfDayMs } from "./day.ts";
import {
	isOverdue,
	type LimitClock,
	pauseClock,
	resumeClock,
	startClock,
	usedDaysOf,
} from "./limit-clock.ts";
import { isUnannounced, type Unannounced } from "./working-days.ts";

const noon = (text: string) => startOfDayMs(parseDay(text)!) + 12 * 3600 * 1000;
const due = (clock: LimitClock) =>
	clock.deadlineMs === undefined ? undefined : formatDay(dayOf(clock.deadlineMs));

function known(clock: LimitClock | Unannounced): LimitClock {
	assert.ok(!isUnannounced(clock));
	return clock;
}

test("a paused limit goes on with the days that were left", () => {
	const accepted = known(startClock(10, noon("2026-02-10")));
	assert.equal(due(accepted), "2026-03-02");
	// Used: the 11th, 12th, 13th and the worked Saturday the 14th.
	const returned = known(pauseClock(accepted, noon("2026-02-14")));
	assert.deepEqual(returned, { limitDays: 10, usedDays: 4 });
	assert.equal(isOverdue(returned, noon("2026-12-31")), false);
	const answered = known(resumeClock(returned, noon("2026-03-02")));
	assert.equal(due(answered), "2026-03-10");
	assert.equal(usedDaysOf(answered, noon("2026-03-10")), 10);
});

test("a limit whose days are used up ends on the day of the answer", () => {
	const accepted = known(startClock(2, noon("2026-03-02")));
	const onTheLastDay = known(pauseClock(accepted, noon("2026-03-04")));
	assert.equal(due(known(resumeClock(onTheLastDay, noon("2026-03-09")))), "2026-03-09");
	const late = known(pauseClock(accepted, noon("2026-03-06")));
	assert.deepEqual(late, { limitDays: 2, usedDays: 4 });
	assert.equal(due(known(resumeClock(late, noon("2026-03-09")))), "2026-03-09");
});

test("a limit is overdue after the last millisecond of its last day", () => {
	const clock = known(startClock(1, noon("2026-03-02")));
	assert.equal(isOverdue(clock, endOfDayMs(parseDay("2026-03-03")!)), false);
	assert.equal(isOverdue(clock, endOfDayMs(parseDay("2026-03-03")!) + 1), true);
});

test("pausing a clock at rest and resuming one that runs change nothing", () => {
	const clock = known(startClock(5, noon("2026-03-02")));
	assert.equal(resumeClock(clock, noon("2026-03-03")), clock);
	const paused = known(pauseClock(clock, noon("2026-03-03")));
	assert.deepEqual(pauseClock(paused, noon("2026-03-05")), paused);
});

test("a limit that would cross a year without a calendar does not run", () => {
	assert.deepEqual(startClock(5, noon("2026-12-28")), { unannouncedYear: 2027 });
	const paused = { limitDays: 5, usedDays: 1 };
	assert.deepEqual(resumeClock(paused, noon("2026-12-28")), { unannouncedYear: 2027 });
	const running = { limitDays: 5, usedDays: 0, sinceMs: noon("2026-12-28"), deadlineMs: noon("2026-12-31") };
	assert.deepEqual(pauseClock(running, noon("2027-01-02")), { unannouncedYear: 2027 });
});

test("pausing and answering on the same day moves no deadline, whenever it happens", () => {
	const first = startOfDayMs(dayFromDate(2024, 1, 2));
	const last = startOfDayMs(dayFromDate(2026, 6, 1));
	fc.assert(
		fc.property(
			fc.integer({ min: first, max: last }),
			fc.integer({ min: 1, max: 60 }),
			fc.integer({ min: 0, max: 1_000_000 }),
			(fromMs, days, share) => {
				const clock = known(startClock(days, fromMs));
				const length = clock.deadlineMs! - fromMs;
				const atMs = fromMs + Math.floor((length / 1_000_000) * share);
				const again = known(resumeClock(known(pauseClock(clock, atMs)), atMs));
				assert.equal(again.deadlineMs, clock.deadlineMs);
			},
		),
		{ seed: 2026, numRuns: 300 },
	);
});
