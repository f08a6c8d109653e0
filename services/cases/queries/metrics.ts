import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { pageFind } from "../../page.ts";
import { figuresOf } from "../rules/figures.ts";
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
