import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { pageFind, pageFrom } from "../../page.ts";
import { rules as collection } from "../state.ts";
import type { RulePage, RulesQuery } from "../views.ts";

/** Rules by department, status and words. */
export const rules: Query<RulesQuery, RulePage> = (context, { department, status, text, ...page }) => {
	const order = text === undefined ? { order: "id" } : { text };
	return pageFrom(
		context.find(collection, pageFind(page, { department, status }, order)),
		({ id, title, department: by, status: is, versions }) => ({
			id,
			title,
			department: by,
			status: is,
			version: versions.length,
		}),
	);
};
