import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import type { ContentsPage, ContentsParameters } from "../query-schema.ts";
import { contents as of } from "../state.ts";

/** Sealed contents of a tag or in the charge of a department, newest first. */
export const contents: Query<Static<typeof ContentsParameters>, Static<typeof ContentsPage>> = (
	context,
	{ tag, department, ...page },
) => {
	const found = context.find(of, pageFind(page, { tag, department }, { order: "-sealed" }));
	return pageFrom(found, (record, content) => ({ content, ...record }));
};
