import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { usedDaysOf } from "../../calendar/limit-clock.ts";
import { isUnannounced } from "../../calendar/working-days.ts";
import { appealUntilMs } from "../rules/appeals.ts";
import { calendarOf } from "../rules/clocks.ts";
import { tasksOf } from "../rules/tasks-of.ts";
import type { Case } from "../schema.ts";
import { cases, flowKey, flowVersions } from "../state.ts";
import type { CaseQuery, CaseView } from "../views.ts";

/** One case with its log, its open work how much of the promise is left, and until when its outcome can be appealed against. */
export const caseById: Query<CaseQuery, CaseView> = (context, { case: id }) => {
	const record = context.get(cases, id);
	const stamp = context.stamp(cases, id);
	if (!record || !stamp) return undefined;
	const name = context.use("accounts").describe(record.department)?.name;
	const daysLeft = daysLeftOf(context, record);
	const version = context.get(flowVersions, flowKey(record.item, record.flowVersion));
	const appealable = version && appealUntilMs(context, version.flow, record);
	return {
		case: record,
		stamp,
		...(name ? { departmentName: name } : {}),
		...(daysLeft === undefined ? {} : { daysLeft }),
		...(appealable === undefined ? {} : { appealUntilMs: appealable }),
		tasks: tasksOf(record),
	};
};

function daysLeftOf(context: QueryContext, { promised, decision }: Case): number | undefined {
	if (!promised || decision) return undefined;
	const used = usedDaysOf(promised, context.timeMs, calendarOf(context));
	return isUnannounced(used) ? undefined : promised.limitDays - used;
}
