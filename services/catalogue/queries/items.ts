import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { pageFind, pageFrom } from "../../page.ts";
import type { Item } from "../schema.ts";
import { items as collection } from "../state.ts";
import type { ItemLine, ItemPage, ItemsQuery } from "../views.ts";
import { ownerName } from "./owner-name.ts";

/** Items by department, type and status, in the order of their codes. */
export const items: Query<ItemsQuery, ItemPage> = (context, { owner, taskType, status, ...page }) =>
	pageFrom(context.find(collection, pageFind(page, { owner, taskType, status }, { order: "code" })), (item) =>
		itemLine(context, item),
	);

/** A header as a line of a list. */
export function itemLine(context: QueryContext, item: Item): ItemLine {
	const { code, title, summary, owner, taskType, status, versions } = item;
	return {
		code,
		title,
		...(summary ? { summary } : {}),
		owner,
		...ownerName(context, owner),
		taskType,
		status,
		version: versions.length,
	};
}
