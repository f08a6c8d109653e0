import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { applyRegistration, checkRegistrations, type Registration } from "../registration.ts";
import type { AccountsResult, DepartmentsInput } from "../schema.ts";

/** The operator registers many departments, all or none. Refuses what `checkRegistrations` refuses. */
export const registerDepartments: Action<
	Static<typeof DepartmentsInput>,
	Static<typeof AccountsResult>,
	readonly Registration[]
> = {
	check(context, { departments }) {
		return checkRegistrations(context, departments);
	},
	apply(context, _input, registrations) {
		return { accounts: registrations.map((each) => applyRegistration(context, each)) };
	},
};
