import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { pageFind, pageFrom } from "../../page.ts";
import { decisions as collection, rules } from "../state.ts";
import type { DecisionPage, DecisionsQuery } from "../views.ts";

/** What a rule decided, newest first. Undefined for an unknown rule. */
export const decisions: Query<DecisionsQuery, DecisionPage> = (context, { id, ...page }) => {
	if (!context.get(rules, id)) return undefined;
	return pageFrom(
		context.find(collection, pageFind(page, { id }, { order: "-decidedAtMs" })),
		({ decision, version, asOfMs, decidedAtMs, outcome }) => ({
			decision,
			version,
			asOfMs,
			decidedAtMs,
			outcome,
		}),
	);
};
