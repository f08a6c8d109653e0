import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { pageFind, pageFrom } from "../../page.ts";
import { items } from "../state.ts";
import type { ItemPage, SearchQuery } from "../views.ts";
import { itemLine } from "./items.ts";

/** Published items by words of their title, summary and keywords, zh or en, best first; everyday names find official ones. */
export const search: Query<SearchQuery, ItemPage> = (context, { text, owner, taskType, ...page }) =>
	pageFrom(context.find(items, pageFind(page, { owner, taskType, status: "published" }, { text })), (item) =>
		itemLine(context, item),
	);
