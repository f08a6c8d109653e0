import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import type { AccountsPage, DepartmentsParameters } from "../query-schema.ts";
import { accounts } from "../state.ts";
import { named } from "./account.ts";

/** Departments, all or those below one. */
export const departments: Query<Static<typeof DepartmentsParameters>, Static<typeof AccountsPage>> = (
	context,
	{ parent, text, ...page },
) => {
	const where = { kind: "department", department: parent };
	const found = context.find(accounts, pageFind(page, where, { order: "name", text }));
	return pageFrom(found, (record, id) => named(context, record, id));
};
