import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import type { ConsentsPage, ConsentsParameters } from "../query-schema.ts";
import { consents as of } from "../state.ts";

/** Consents of a tag or to a department, withdrawn and ended ones too. */
export const consents: Query<Static<typeof ConsentsParameters>, Static<typeof ConsentsPage>> = (
	context,
	{ tag, department, status, ...page },
) => {
	const found = context.find(of, pageFind(page, { tag, department, status }, { order: "until" }));
	return pageFrom(found, (record) => record);
};
