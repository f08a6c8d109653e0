import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { AccountRecord } from "../records.ts";
import { refuse } from "../refusals.ts";
import { checkParent } from "../registration.ts";
import type { AccountResult, AmendDepartmentInput } from "../schema.ts";
import { accounts } from "../state.ts";

/** The operator gives a department another name or place; its code stays. Refuses department-unknown, department-cycle. */
export const amendDepartment: Action<
	Static<typeof AmendDepartmentInput>,
	Static<typeof AccountResult>,
	AccountRecord
> = {
	check(context, { department, parent }) {
		const found = context.get(accounts, department);
		if (!found) refuse("department-unknown");
		checkParent(context, { department, parent });
		return found;
	},
	apply(context, { department, name, parent }, { parent: _before, ...rest }) {
		context.put(accounts, department, { ...rest, name, ...(parent === undefined ? {} : { parent }) });
		return { account: department };
	},
};
