import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { defaultPage } from "../../terms.ts";
import { types } from "../state.ts";
import type { TypesParameters, TypesResult } from "./results.ts";

/** Types of certificates, by department or words. */
export const listTypes: Query<TypesParameters, Static<typeof TypesResult>> = (context, parameters) => {
	const { department, text, limit = defaultPage, after } = parameters;
	const { rows, total, next } = context.find(types, {
		where: department === undefined ? {} : { department },
		...(text === undefined ? { order: "code" } : { text }),
		limit,
		...(after === undefined ? {} : { after }),
	});
	const page = { rows: rows.map(({ key, record }) => ({ type: key, record })), total };
	return next === undefined ? page : { ...page, next };
};
