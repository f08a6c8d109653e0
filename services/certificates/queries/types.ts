import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import { types } from "../state.ts";
import type { TypesParameters, TypesResult } from "./results.ts";

/** Types of certificates, by department or words. */
export const listTypes: Query<TypesParameters, Static<typeof TypesResult>> = (
	context,
	{ department, text, ...page },
) => {
	const order = text === undefined ? { order: "code" } : { text };
	return pageFrom(context.find(types, pageFind(page, { department }, order)), (record, type) => ({
		type,
		record,
	}));
};
