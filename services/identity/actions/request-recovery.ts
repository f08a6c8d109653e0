import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { newKeys } from "../opening.ts";
import { counterOf, isUnderWay } from "../recovery.ts";
import type { RequestRecoveryInput } from "../recovery-schema.ts";
import { refuse } from "../refusals.ts";
import type { AccountResult } from "../schema.ts";
import { accounts, recoveries } from "../state.ts";

interface Plan {
	readonly department: string;
	readonly keyId: string;
}

/**
 * An officer at a counter, who has seen who somebody is, asks that a new key take the place of a citizen's lost ones. Refuses
 * recovery-in-person, account-not-found, recovery-not-citizen, recovery-pending, key-invalid, key-taken.
 */
export const requestRecovery: Action<
	Static<typeof RequestRecoveryInput>,
	Static<typeof AccountResult>,
	Plan
> = {
	check(context, { account, key }) {
		const department = counterOf(context);
		const found = context.get(accounts, account);
		if (!found) refuse("account-not-found");
		if (found.kind !== "citizen") refuse("recovery-not-citizen");
		const before = context.get(recoveries, account);
		if (before && isUnderWay(before)) refuse("recovery-pending");
		return { department, keyId: newKeys(context, [key])[0]!.id };
	},
	apply(context, { account, key, reason }, { department, keyId }) {
		context.put(recoveries, account, {
			account,
			keyId,
			...key,
			reason,
			department,
			requestedBy: context.principal.account,
			requestedMs: context.timeMs,
		});
		return { account };
	},
};
