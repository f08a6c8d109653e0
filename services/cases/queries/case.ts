import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { usedDaysOf } from "../../calendar/limit-clock.ts";
import { isUnannounced } from "../../calendar/working-days.ts";
import { calendarOf } from "../rules/clocks.ts";
import { tasksOf } from "../rules/tasks-of.ts";
import type { Case } from "../schema.ts";
import { cases } from "../state.ts";
import type { CaseQuery, CaseView } from "../views.ts";

/** One case with its log, its open work and how much of the promise is left. */
export const caseById: Query<CaseQuery, CaseView> = (context, { case: id }) => {
	const record = context.get(cases, id);
	const stamp = context.stamp(cases, id);
	if (!record || !stamp) return undefined;
	const name = context.use("accounts").describe(record.department)?.name;
	const daysLeft = daysLeftOf(context, record);
	return {
		case: record,
		stamp,
		...(name ? { departmentName: name } : {}),
		...(daysLeft === undefined ? {} : { daysLeft }),
		tasks: tasksOf(record),
	};
};

function daysLeftOf(context: QueryContext, { promised, decision }: Case): number | undefined {
	if (!promised || decision) return undefined;
	const used = usedDaysOf(promised, context.timeMs, calendarOf(context));
	return isUnannounced(used) ? undefined : promised.limitDays - used;
}
