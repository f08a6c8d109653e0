import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import type { AccountsPage, AccountsParameters } from "../query-schema.ts";
import { accounts as of } from "../state.ts";
import { named } from "./account.ts";

/** Accounts by kind, department, status and words. */
export const accounts: Query<Static<typeof AccountsParameters>, Static<typeof AccountsPage>> = (
	context,
	{ kind, department, status, text, ...page },
) => {
	const found = context.find(of, pageFind(page, { kind, department, status }, { order: "name", text }));
	return pageFrom(found, (record, id) => named(context, record, id));
};
