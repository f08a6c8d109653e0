import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { pageFind, pageFrom } from "../../page.ts";
import { items } from "../state.ts";
import type { HashesQuery, HashPage } from "../views.ts";

/** The hashes of all versions of each item, oldest first, in the order of the codes. */
export const hashes: Query<HashesQuery, HashPage> = (context, { owner, ...page }) =>
	pageFrom(
		context.find(items, pageFind(page, { owner }, { order: "code" })),
		({ code, owner, status, versions }) => ({
			code,
			owner,
			status,
			hashes: versions.map(({ hash }) => hash),
		}),
	);
