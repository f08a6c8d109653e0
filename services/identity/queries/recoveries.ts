import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import type { RecoveriesPage, RecoveriesParameters } from "../query-schema.ts";
import { recoveries as of } from "../state.ts";

/** Recoveries of accounts, ended ones too, by account, department and status. */
export const recoveries: Query<Static<typeof RecoveriesParameters>, Static<typeof RecoveriesPage>> = (
	context,
	{ account, department, status, ...page },
) => {
	const found = context.find(of, pageFind(page, { account, department, status }, { order: "requested" }));
	return pageFrom(found, (record) => record);
};
