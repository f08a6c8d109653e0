import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { pageFind, pageFrom } from "../../page.ts";
import { tasks } from "../state.ts";
import type { InboxPage, InboxQuery } from "../views.ts";

/** A department's work, the soonest deadline first and what waits for applicants last. */
export const inbox: Query<InboxQuery, InboxPage> = (context, parameters) => {
	const { department, stage, assignee, item, escalated, ...page } = parameters;
	const where = { department, stage, assignee, item };
	const raised = escalated === undefined ? {} : { escalated: escalated ? 1 : 0 };
	return pageFrom(
		context.find(tasks, pageFind(page, { ...where, ...raised }, { order: "due" })),
		(task) => task,
	);
};
