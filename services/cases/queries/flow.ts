import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { flowInForce } from "../rules/flow-in-force.ts";
import { flowKey, flows, flowVersions } from "../state.ts";
import type { FlowQuery, FlowView } from "../views.ts";

/** An item's flow: the version asked for, else the one in force at the time asked for. Undefined for an unknown item or version. */
export const flow: Query<FlowQuery, FlowView> = (context, { item, version, atMs = context.timeMs }) => {
	const header = context.get(flows, item);
	const stamp = context.stamp(flows, item);
	if (!header || !stamp) return undefined;
	const inForce = flowInForce(header, atMs);
	const wanted = version ?? inForce;
	if (wanted !== undefined && wanted > header.versions.length) return undefined;
	const shown = wanted === undefined ? undefined : context.get(flowVersions, flowKey(item, wanted));
	return { header, stamp, ...(inForce === undefined ? {} : { inForce }), ...(shown ? { shown } : {}) };
};
