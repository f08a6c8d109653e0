import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { WithdrawInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import type { RuleHeader } from "../schema.ts";
import { rules } from "../state.ts";
import { ownRule } from "./own-rule.ts";

/** Ends a rule for good, saying why; what it decided stands, and its versions stay on the record. */
export const withdraw: Action<WithdrawInput, { id: string; atMs: number }, RuleHeader> = {
	check: (context, { id }) => ownRule(context, id) ?? refuse("rule-unknown"),
	apply(context, { id, reason }, header) {
		const atMs = context.timeMs;
		context.put(rules, id, { ...header, status: "withdrawn", withdrawal: { atMs, reason } });
		return { id, atMs };
	},
};
