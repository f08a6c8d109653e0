import type { Tally } from "../schema.ts";
import type { MetricsView } from "../views.ts";
import { percentileDays } from "./percentile.ts";
import { emptyTally, mergedHandling } from "./tally.ts";

/** The sum of tallies and what follows from it. */
export function figuresOf(wanted: readonly Tally[]): MetricsView {
	const {
		item: _,
		department: _of,
		month: _month,
		...sum
	} = wanted.reduce(added, emptyTally({ item: "", department: "" }, ""));
	const decided = sum.granted + sum.denied;
	const rated = sum.ratings.reduce((all, count) => all + count, 0);
	const satisfied = sum.ratings.slice(2).reduce((all, count) => all + count, 0);
	return {
		...sum,
		decided,
		...present("medianDays", percentileDays(sum.handling, { numerator: 1, denominator: 2 })),
		...present("p90Days", percentileDays(sum.handling, { numerator: 9, denominator: 10 })),
		...present("approvalPermille", permille(sum.granted, decided)),
		...present("automationPermille", permille(sum.automatic, decided)),
		...present("overduePermille", permille(sum.overdue, decided)),
		...present("satisfiedPermille", permille(satisfied, rated)),
	};
}

function added(sum: Tally, more: Tally): Tally {
	const counts = Object.entries(sum).filter(
		(each): each is [keyof Tally, number] => typeof each[1] === "number",
	);
	return {
		...sum,
		...Object.fromEntries(counts.map(([name, count]) => [name, count + (more[name] as number)])),
		ratings: sum.ratings.map((count, at) => count + more.ratings[at]!),
		ratingsAgain: sum.ratingsAgain.map((count, at) => count + more.ratingsAgain[at]!),
		handling: mergedHandling(sum.handling, more.handling),
	};
}

/** Rounded down; undefined where there is nothing to share. */
function permille(part: number, whole: number): number | undefined {
	return whole === 0 ? undefined : Math.floor((part * 1000) / whole);
}

function present<K extends string>(name: K, value: number | undefined): { [N in K]?: number } {
	return (value === undefined ? {} : { [name]: value }) as { [N in K]?: number };
}
