import type { Found, QueryContext } from "@mingjian/ledger/runtime/context.ts";
import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { defaultPage } from "../../terms.ts";
import type { Item } from "../schema.ts";
import { items as collection } from "../state.ts";
import type { ItemLine, ItemPage, ItemsQuery } from "../views.ts";

/** Items by department, type and status, in the order of their codes. */
export const items: Query<ItemsQuery, ItemPage> = (context, { limit = defaultPage, after, ...where }) =>
	itemPage(
		context,
		context.find(collection, { where, order: "code", limit, ...(after === undefined ? {} : { after }) }),
	);

/** A page of headers as lines for a list. */
export function itemPage(context: QueryContext, { rows, total, next }: Found<Item>): ItemPage {
	const lines = rows.map(({ record }) => itemLine(context, record));
	return { rows: lines, total, ...(next === undefined ? {} : { next }) };
}

function itemLine(
	context: QueryContext,
	{ code, title, summary, owner, taskType, status, versions }: Item,
): ItemLine {
	const ownerName = context.use("accounts").describe(owner)?.name;
	return {
		code,
		title,
		...(summary ? { summary } : {}),
		owner,
		...(ownerName === undefined ? {} : { ownerName }),
		taskType,
		status,
		version: versions.length,
	};
}
