import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import type { RequestsPage, RequestsParameters } from "../query-schema.ts";
import { requests as of } from "../state.ts";

/** Requests for correction and erasure, the first due first. */
export const requests: Query<Static<typeof RequestsParameters>, Static<typeof RequestsPage>> = (
	context,
	{ tag, department, status, ...page },
) => {
	const found = context.find(of, pageFind(page, { tag, department, status }, { order: "due" }));
	return pageFrom(found, (record) => record);
};
