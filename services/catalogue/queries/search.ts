import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { defaultPage } from "../../terms.ts";
import { items } from "../state.ts";
import type { ItemPage, SearchQuery } from "../views.ts";
import { itemPage } from "./items.ts";

/** Published items by words of their title, summary and keywords, zh or en, best first; everyday names find official ones. */
export const search: Query<SearchQuery, ItemPage> = (
	context,
	{ text, limit = defaultPage, after, ...filter },
) => {
	const where = { ...filter, status: "published" };
	return itemPage(
		context,
		context.find(items, { text, where, limit, ...(after === undefined ? {} : { after }) }),
	);
};
