import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { pageFind, pageFrom } from "../../page.ts";
import type { FlowHeader } from "../flow-schema.ts";
import { figuresOf } from "../rules/figures.ts";
import { flowInForce } from "../rules/flow-in-force.ts";
import type { Tally } from "../schema.ts";
import { flowKey, flows, flowVersions, tallies } from "../state.ts";
import type { FigureRow, FiguresPage, MetricsView, TalliesQuery } from "../views.ts";

/** Figures of each item and month, newest first, ready to be published. */
export const figures: Query<TalliesQuery, FiguresPage> = (context, { item, department, ...page }) =>
	pageFrom(context.find(tallies, pageFind(page, { item, department }, { order: "-month" })), (tally) => {
		const header = context.get(flows, tally.item);
		if (!header) throw new TypeError(`figures of ${tally.item}, which has no flow`);
		const version = flowInForce(header, context.timeMs);
		const shown = version === undefined ? undefined : context.get(flowVersions, flowKey(tally.item, version));
		return figureRow(tally, header, shown?.flow.baseline);
	});

/** One month of one item as it is published. */
export function figureRow(tally: Tally, { title }: FlowHeader, baseline: MetricsView["baseline"]): FigureRow {
	const { item, department, month } = tally;
	const { handling: _, ...published } = figuresOf([tally]);
	return { item, title, department, month, ...published, ...(baseline ? { baseline } : {}) };
}
