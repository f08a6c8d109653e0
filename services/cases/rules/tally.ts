import { dayOf, formatDay } from "../../calendar/day.ts";
import type { Case, Step, Tally } from "../schema.ts";
import { badGrade } from "../terms.ts";

/** The month in China's time that a moment falls in. */
export function monthOf(timeMs: number): string {
	return formatDay(dayOf(timeMs)).slice(0, 7);
}

/** A month in which nothing has happened. */
export function emptyTally({ item, department }: Pick<Case, "item" | "department">, month: string): Tally {
	return {
		item,
		department,
		month,
		submitted: 0,
		accepted: 0,
		notAccepted: 0,
		corrections: 0,
		ended: 0,
		granted: 0,
		denied: 0,
		automatic: 0,
		overdue: 0,
		escalations: 0,
		extensions: 0,
		hearings: 0,
		unlawful: 0,
		appeals: 0,
		overturned: 0,
		ratings: [0, 0, 0, 0, 0],
		complaints: 0,
		complaintsAnswered: 0,
		complaintsLate: 0,
		ratingsAgain: [0, 0, 0, 0, 0],
		handling: [],
	};
}

type Counter = (tally: Tally, step: Step) => Tally;

const counters: { readonly [A in Step["act"]]?: Counter } = {
	submitted: (tally) => ({ ...tally, submitted: tally.submitted + 1 }),
	accepted: (tally) => ({ ...tally, accepted: tally.accepted + 1 }),
	"deemed-accepted": (tally) => ({ ...tally, accepted: tally.accepted + 1 }),
	declined: (tally) => ({ ...tally, notAccepted: tally.notAccepted + 1 }),
	returned: (tally) => ({ ...tally, corrections: tally.corrections + 1 }),
	withdrawn: (tally) => ({ ...tally, ended: tally.ended + 1 }),
	lapsed: (tally) => ({ ...tally, ended: tally.ended + 1 }),
	escalated: (tally) => ({ ...tally, escalations: tally.escalations + 1 }),
	extended: (tally) => ({ ...tally, extensions: tally.extensions + 1 }),
	"procedure-begun": (tally) => ({ ...tally, hearings: tally.hearings + 1 }),
	"limit-passed": (tally) => ({ ...tally, unlawful: tally.unlawful + 1 }),
	appealed: (tally) => ({ ...tally, appeals: tally.appeals + 1 }),
	"appeal-decided": (tally, { outcome }) => ({
		...tally,
		overturned: tally.overturned + (outcome === "overturned" ? 1 : 0),
	}),
	rated: (tally, { grade }) => ({
		...tally,
		ratings: oneGradeMore(tally.ratings, grade),
		complaints: tally.complaints + (grade !== undefined && grade <= badGrade ? 1 : 0),
	}),
	"complaint-answered": (tally, { overdue }) => ({
		...tally,
		complaintsAnswered: tally.complaintsAnswered + 1,
		complaintsLate: tally.complaintsLate + (overdue ? 1 : 0),
	}),
	"rated-again": (tally, { grade }) => ({
		...tally,
		ratingsAgain: oneGradeMore(tally.ratingsAgain, grade),
	}),
	decided: (tally, step) => ({
		...tally,
		granted: tally.granted + (step.outcome === "granted" ? 1 : 0),
		denied: tally.denied + (step.outcome === "denied" ? 1 : 0),
		automatic: tally.automatic + (step.automatic ? 1 : 0),
		overdue: tally.overdue + (step.overdue ? 1 : 0),
		handling: oneMore(tally.handling, step.handlingDays ?? 0),
	}),
};

/** The tally after one more line of a log. Whoever counts all lines of all cases gets the same tallies. */
export function tallied(tally: Tally, step: Step): Tally {
	return counters[step.act]?.(tally, step) ?? tally;
}

/** The distribution of two tallies together, shortest first. */
export function mergedHandling(one: Tally["handling"], other: Tally["handling"]): Tally["handling"] {
	return other.reduce((sum, { days, cases }) => oneMore(sum, days, cases), one);
}

function oneGradeMore(counts: readonly number[], grade: number | undefined): number[] {
	return counts.map((count, at) => (at + 1 === grade ? count + 1 : count));
}

const longestCountedDays = 1000;

function oneMore(handling: Tally["handling"], asked: number, more = 1): Tally["handling"] {
	const days = Math.min(asked, longestCountedDays);
	const found = handling.some((each) => each.days === days);
	if (found) return handling.map((each) => (each.days === days ? { days, cases: each.cases + more } : each));
	return [...handling, { days, cases: more }].sort((a, b) => a.days - b.days);
}
