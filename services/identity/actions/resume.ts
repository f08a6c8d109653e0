import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { AccountRecord } from "../records.ts";
import { refuse } from "../refusals.ts";
import type { AccountResult, ResumeInput } from "../schema.ts";
import { accounts } from "../state.ts";
import { accountInCharge } from "../suspension.ts";

/**
 * Lets a suspended account act again. Refuses account-not-found, account-protected, officer-elsewhere, suspended-not and
 * suspended-by-operator.
 */
export const resume: Action<Static<typeof ResumeInput>, Static<typeof AccountResult>, AccountRecord> = {
	check(context, { account }) {
		const found = accountInCharge(context, account);
		if (!found.suspension) refuse("suspended-not");
		const byOperator = found.suspension.by.startsWith("operator:");
		if (byOperator && context.principal.kind !== "operator") refuse("suspended-by-operator");
		return found;
	},
	apply(context, { account }, { suspension: _ended, ...rest }) {
		context.put(accounts, account, rest);
		return { account };
	},
};
