import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import type { DenialsPage, DenialsParameters } from "../query-schema.ts";
import { denials as of } from "../state.ts";

/** What the vault refused, by tag, content or asker, newest first. */
export const denials: Query<Static<typeof DenialsParameters>, Static<typeof DenialsPage>> = (
	context,
	{ tag, content, asker, ...page },
) => {
	const found = context.find(of, pageFind(page, { tag, content, asker }, { order: "-reported" }));
	return pageFrom(found, (record) => record);
};
