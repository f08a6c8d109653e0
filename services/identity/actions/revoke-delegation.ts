import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { DelegationRecord } from "../records.ts";
import { refuse } from "../refusals.ts";
import type { DelegationResult, RevokeDelegationInput } from "../schema.ts";
import { delegationKey, delegations } from "../state.ts";

/** A citizen ends a delegation at once. Refuses delegation-unknown. */
export const revokeDelegation: Action<
	Static<typeof RevokeDelegationInput>,
	Static<typeof DelegationResult>,
	DelegationRecord
> = {
	check(context, { to }) {
		const found = context.get(delegations, delegationKey(context.principal.subject, to));
		const ended = !found || found.revokedMs !== undefined || found.untilMs <= context.timeMs;
		if (ended) refuse("delegation-unknown");
		return found;
	},
	apply(context, { to }, found) {
		context.put(delegations, delegationKey(found.from, to), { ...found, revokedMs: context.timeMs });
		return { from: found.from, to };
	},
};
