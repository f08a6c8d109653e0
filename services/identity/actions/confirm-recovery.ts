import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { RecoveryRecord } from "../records.ts";
import { counterOf, recoveryDelayMs, recoveryOf } from "../recovery.ts";
import type { ConfirmRecoveryInput, DueResult } from "../recovery-schema.ts";
import { refuse } from "../refusals.ts";
import { recoveries } from "../state.ts";

/**
 * A second officer of the same department agrees; from then on the delay runs. Refuses recovery-in-person, recovery-none,
 * recovery-elsewhere, recovery-own, recovery-confirmed.
 */
export const confirmRecovery: Action<
	Static<typeof ConfirmRecoveryInput>,
	Static<typeof DueResult>,
	RecoveryRecord
> = {
	check(context, { account }) {
		const department = counterOf(context);
		const found = recoveryOf(context, account);
		if (found.department !== department) refuse("recovery-elsewhere");
		if (found.requestedBy === context.principal.account) refuse("recovery-own");
		if (found.dueMs !== undefined) refuse("recovery-confirmed");
		return found;
	},
	apply(context, { account }, found) {
		const dueMs = context.timeMs + recoveryDelayMs;
		context.put(recoveries, account, { ...found, confirmedBy: context.principal.account, dueMs });
		return { account, dueMs };
	},
};
