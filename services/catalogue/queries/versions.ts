import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { defaultPage } from "../../terms.ts";
import { versions as collection, items } from "../state.ts";
import type { VersionPage, VersionsQuery } from "../views.ts";

/** Every version of an item, newest first, with what each changed. Undefined for an unknown code. */
export const versions: Query<VersionsQuery, VersionPage> = (
	context,
	{ code, limit = defaultPage, after },
) => {
	if (!context.get(items, code)) return undefined;
	const found = context.find(collection, {
		where: { code },
		order: "-version",
		limit,
		...(after === undefined ? {} : { after }),
	});
	const rows = found.rows.map(({ record: { code: _code, guide: _guide, ...line } }) => line);
	return { rows, total: found.total, ...(found.next === undefined ? {} : { next: found.next }) };
};
