import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { pageFind } from "../../page.ts";
import { percentileDays } from "../rules/percentile.ts";
import { emptyTally, mergedHandling } from "../rules/tally.ts";
import type { Tally } from "../schema.ts";
import { tallies } from "../state.ts";
import type { MetricsQuery, MetricsView } from "../views.ts";
import { flow } from "./flow.ts";

/** The most monthly figures added up for one answer. */
const mostTallies = 20_000;

/** What the record says about handling: figures of months added up. Undefined where there are more months than can be added up. */
export const metrics: Query<MetricsQuery, MetricsView> = (context, { item, department, from, to }) => {
	const found = talliesOf(context, { item, department });
	if (!found) return undefined;
	const wanted = found.filter(({ month }) => (from ?? month) <= month && month <= (to ?? month));
	const baseline = item === undefined ? undefined : flow(context, { item })?.shown?.flow.baseline;
	return { ...figuresOf(wanted), ...(baseline ? { baseline } : {}) };
};

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

function talliesOf(
	context: QueryContext,
	where: { readonly item: string | undefined; readonly department: string | undefined },
): Tally[] | undefined {
	const rows: Tally[] = [];
	let after: string | undefined;
	do {
		const page = { limit: 100, ...(after === undefined ? {} : { after }) };
		const found = context.find(tallies, pageFind(page, where, { order: "month" }));
		rows.push(...found.rows.map(({ record }) => record));
		after = found.next;
	} while (after !== undefined && rows.length < mostTallies);
	return after === undefined ? rows : undefined;
}

function added(sum: Tally, more: Tally): Tally {
	const counts = Object.entries(sum).filter(
		(each): each is [keyof Tally, number] => typeof each[1] === "number",
	);
	return {
		...sum,
		...Object.fromEntries(counts.map(([name, count]) => [name, count + (more[name] as number)])),
		ratings: sum.ratings.map((count, at) => count + more.ratings[at]!),
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
