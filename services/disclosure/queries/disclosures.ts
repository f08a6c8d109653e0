import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import type { DisclosuresPage, DisclosuresParameters } from "../query-schema.ts";
import { disclosures as of } from "../state.ts";

/** Openings of a tag or by a department, newest first; disputes that wait are found by `dispute`. */
export const disclosures: Query<Static<typeof DisclosuresParameters>, Static<typeof DisclosuresPage>> = (
	context,
	{ tag, department, dispute, ...page },
) => {
	const found = context.find(of, pageFind(page, { tag, department, dispute }, { order: "-opened" }));
	return pageFrom(found, (record) => record);
};
