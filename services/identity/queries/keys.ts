import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import type { KeysPage, KeysParameters } from "../query-schema.ts";
import { keys as of } from "../state.ts";

/** All keys an account ever had, oldest first. */
export const keys: Query<Static<typeof KeysParameters>, Static<typeof KeysPage>> = (
	context,
	{ account, ...page },
) => {
	const found = context.find(of, pageFind(page, { account }, { order: "added" }));
	return pageFrom(found, (record, key) => ({ key, ...record }));
};
