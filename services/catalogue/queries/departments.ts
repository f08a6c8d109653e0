import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { pageFind, pageFrom } from "../../page.ts";
import { tallies } from "../state.ts";
import type { DepartmentPage, DepartmentsQuery } from "../views.ts";

/** Departments with how many items they have, most first. */
export const departments: Query<DepartmentsQuery, DepartmentPage> = (context, page) =>
	pageFrom(context.find(tallies, pageFind(page, {}, { order: "-published" })), (tally) => {
		const name = context.use("accounts").describe(tally.owner)?.name;
		return { ...tally, ...(name ? { name } : {}) };
	});
