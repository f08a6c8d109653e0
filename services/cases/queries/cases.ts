import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { pageFind, pageFrom } from "../../page.ts";
import { cases as collection } from "../state.ts";
import type { CasePage, CasesQuery } from "../views.ts";

/** Cases by item, department, status, applicant, tag or exact public value, newest first; or by words in what is public about them. */
export const cases: Query<CasesQuery, CasePage> = (context, { text, limit, after, ...where }) => {
	const page = { ...(limit === undefined ? {} : { limit }), ...(after === undefined ? {} : { after }) };
	const how = text === undefined ? { order: "-submittedMs" } : { text };
	return pageFrom(context.find(collection, pageFind(page, where, how)), (record) => {
		const deadlineMs = record.promised?.deadlineMs;
		return {
			id: record.id,
			item: record.item,
			department: record.department,
			status: record.status,
			public: record.public,
			submittedMs: record.submittedMs,
			...(deadlineMs === undefined ? {} : { deadlineMs }),
			stages: record.stages.filter(({ closedMs }) => closedMs === undefined).map(({ id }) => id),
		};
	});
};
