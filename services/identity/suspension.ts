import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { AccountRecord } from "./records.ts";
import { refuse } from "./refusals.ts";
import { accounts } from "./state.ts";

/**
 * The account whose use someone wants to stop or allow again. The operator may with any account but operators', a department
 * with officers it is responsible for. Refuses account-not-found, account-protected, officer-elsewhere.
 */
export function accountInCharge(context: CheckContext, id: string): AccountRecord {
	const { principal } = context;
	const found = context.get(accounts, id);
	if (!found) refuse("account-not-found");
	if (id === principal.account || found.kind === "operator") refuse("account-protected");
	if (principal.kind !== "operator" && found.home !== principal.department) refuse("officer-elsewhere");
	return found;
}
