import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { pageFind, pageFrom } from "../../page.ts";
import { versions as collection, items } from "../state.ts";
import type { VersionPage, VersionsQuery } from "../views.ts";

/** Every version of an item, newest first, with what each changed. Undefined for an unknown code. */
export const versions: Query<VersionsQuery, VersionPage> = (context, { code, ...page }) => {
	if (!context.get(items, code)) return undefined;
	return pageFrom(
		context.find(collection, pageFind(page, { code }, { order: "-version" })),
		({ code: _code, guide: _guide, ...line }) => line,
	);
};
