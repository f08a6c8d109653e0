import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { chartOf } from "../rules/chart.ts";
import type { FlowChartView, FlowQuery } from "../views.ts";
import { flow } from "./flow.ts";

/** The chart of the flow that runs. Undefined where no version is in force or asked for. */
export const flowChart: Query<FlowQuery, FlowChartView> = (context, parameters) => {
	const shown = flow(context, parameters)?.shown;
	if (!shown) return undefined;
	const { item, version, hash, effectiveFromMs, department } = shown;
	const { title, limits } = shown.flow;
	return { item, version, hash, effectiveFromMs, title, limits, ...chartOf(shown.flow, department) };
};
