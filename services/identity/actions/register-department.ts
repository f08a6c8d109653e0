import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { applyRegistration, checkRegistrations, type Registration } from "../registration.ts";
import type { AccountResult, DepartmentInput } from "../schema.ts";

/** The operator puts a department and its seal's keys on the record. Refuses what `checkRegistrations` refuses. */
export const registerDepartment: Action<DepartmentInput, Static<typeof AccountResult>, Registration> = {
	check(context, input) {
		return checkRegistrations(context, [input])[0]!;
	},
	apply(context, _input, registration) {
		return { account: applyRegistration(context, registration) };
	},
};
