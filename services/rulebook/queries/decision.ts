import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { decisions } from "../state.ts";
import type { DecisionQuery, DecisionView } from "../views.ts";

/** One decision by its id. Undefined for an unknown one. */
export const decision: Query<DecisionQuery, DecisionView> = (context, { decision: id }) => {
	const found = context.get(decisions, id);
	const stamp = context.stamp(decisions, id);
	return found && stamp ? { decision: found, stamp } : undefined;
};
