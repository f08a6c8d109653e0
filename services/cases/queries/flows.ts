import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { pageFind, pageFrom } from "../../page.ts";
import { flows as collection } from "../state.ts";
import type { FlowPage, FlowsQuery } from "../views.ts";

/** Items that have a flow, by their codes. */
export const flows: Query<FlowsQuery, FlowPage> = (context, { department, ...page }) =>
	pageFrom(
		context.find(collection, pageFind(page, { department }, { order: "item" })),
		({ item, department: owner, title, versions }) => ({
			item,
			department: owner,
			title,
			version: versions.length,
		}),
	);
