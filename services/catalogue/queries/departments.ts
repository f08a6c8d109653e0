import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { defaultPage } from "../../terms.ts";
import { tallies } from "../state.ts";
import type { DepartmentPage, DepartmentsQuery } from "../views.ts";

/** Departments with how many items they have, most first. */
export const departments: Query<DepartmentsQuery, DepartmentPage> = (
	context,
	{ limit = defaultPage, after },
) => {
	const found = context.find(tallies, {
		order: "-published",
		limit,
		...(after === undefined ? {} : { after }),
	});
	const rows = found.rows.map(({ record }) => {
		const name = context.use("accounts").describe(record.owner)?.name;
		return { ...record, ...(name === undefined ? {} : { name }) };
	});
	return { rows, total: found.total, ...(found.next === undefined ? {} : { next: found.next }) };
};
