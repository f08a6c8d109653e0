import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { RecoveryRecord } from "../records.ts";
import { recoveryOf } from "../recovery.ts";
import type { CancelRecoveryInput } from "../recovery-schema.ts";
import { refuse } from "../refusals.ts";
import type { AccountResult } from "../schema.ts";
import { recoveries } from "../state.ts";

/**
 * Whoever still has one of the account's keys stops a recovery at once, or the department that began it does. Refuses recovery-none,
 * own-account-only, recovery-elsewhere.
 */
export const cancelRecovery: Action<
	Static<typeof CancelRecoveryInput>,
	Static<typeof AccountResult>,
	RecoveryRecord
> = {
	check(context, { account }) {
		const { principal } = context;
		if (principal.department === undefined) {
			if (principal.account !== account || principal.subject !== account) refuse("own-account-only");
			return recoveryOf(context, account);
		}
		const found = recoveryOf(context, account);
		if (found.department !== principal.department) refuse("recovery-elsewhere");
		return found;
	},
	apply(context, { account }, found) {
		const { principal, timeMs: cancelledMs } = context;
		context.put(recoveries, account, { ...found, cancelledBy: principal.account, cancelledMs });
		return { account };
	},
};
