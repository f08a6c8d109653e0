import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { AccountRecord } from "../records.ts";
import { refuse } from "../refusals.ts";
import type { AccountResult, SuspendInput } from "../schema.ts";
import { accounts } from "../state.ts";
import { accountInCharge } from "../suspension.ts";

/** Stops an account from acting. Refuses account-not-found, account-protected, officer-elsewhere, suspended-already. */
export const suspend: Action<Static<typeof SuspendInput>, Static<typeof AccountResult>, AccountRecord> = {
	check(context, { account }) {
		const found = accountInCharge(context, account);
		if (found.suspension) refuse("suspended-already");
		return found;
	},
	apply(context, { account, reason }, found) {
		const suspension = { by: context.principal.subject, reason, sinceMs: context.timeMs };
		context.put(accounts, account, { ...found, suspension });
		return { account };
	},
};
