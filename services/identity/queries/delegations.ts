import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import type { DelegationsPage, DelegationsParameters } from "../query-schema.ts";
import { delegations as of } from "../state.ts";

/** Delegations from or to an account, ended ones too. */
export const delegations: Query<Static<typeof DelegationsParameters>, Static<typeof DelegationsPage>> = (
	context,
	{ from, to, ...page },
) => {
	const found = context.find(of, pageFind(page, { from, to }, { order: "until" }));
	return pageFrom(found, (record) => record);
};
