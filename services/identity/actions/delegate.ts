import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { refuse } from "../refusals.ts";
import { type DelegateInput, type DelegationResult, longestDelegationMs } from "../schema.ts";
import { accounts, delegationKey, delegations } from "../state.ts";

/**
 * A citizen lets another account do named acts until a time; delegating to the same account again replaces what it may do. Refuses
 * delegate-self, delegate-unknown, delegation-time, delegation-acts.
 */
export const delegate: Action<Static<typeof DelegateInput>, Static<typeof DelegationResult>, undefined> = {
	check(context, { to, acts, untilMs }) {
		const { principal, timeMs } = context;
		if (to === principal.subject) refuse("delegate-self");
		const found = context.get(accounts, to);
		if (!found || found.kind === "operator") refuse("delegate-unknown");
		if (untilMs <= timeMs || untilMs > timeMs + longestDelegationMs) refuse("delegation-time");
		if (acts.some((act) => act.startsWith("identity/"))) refuse("delegation-acts");
		return undefined;
	},
	apply(context, { to, acts, untilMs }) {
		const from = context.principal.subject;
		const sinceMs = context.timeMs;
		context.put(delegations, delegationKey(from, to), { from, to, acts, sinceMs, untilMs });
		return { from, to };
	},
};
