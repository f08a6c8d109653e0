import type { CheckContext, StateReader } from "@mingjian/ledger/runtime/context.ts";
import { addWorkingDays, isUnannounced } from "../../calendar/working-days.ts";
import type { Flow } from "../flow-schema.ts";
import type { Case, StageState } from "../schema.ts";
import { calendarOf, counted } from "./clocks.ts";

/** When the applicant was told the outcome: delivery, or the refusal to accept. A case without an outcome is a bug (TypeError). */
export function outcomeMs(record: Case): number {
	const told = record.delivery?.atMs ?? record.log.findLast(({ act }) => act === "declined")?.atMs;
	if (told === undefined) throw new TypeError(`case ${record.id} has no outcome`);
	return told;
}

/** Whether the outcome can still be appealed against. */
export function appealOpen(context: CheckContext, flow: Flow, record: Case): boolean {
	if (!flow.appeal || record.appeal?.against === outcomeMs(record)) return false;
	const untilMs = counted(addWorkingDays(outcomeMs(record), flow.appeal.withinDays, calendarOf(context)));
	return context.timeMs <= untilMs;
}

/** The last moment in which the applicant can appeal; undefined where there is nothing to appeal against, or no longer. */
export function appealUntilMs(
	state: Pick<StateReader, "get"> & { readonly timeMs: number },
	{ appeal }: Flow,
	record: Case,
): number | undefined {
	const told = record.status === "delivered" || record.status === "not-accepted";
	if (!appeal || !told || record.appeal?.against === outcomeMs(record)) return undefined;
	const untilMs = addWorkingDays(outcomeMs(record), appeal.withinDays, calendarOf(state));
	return isUnannounced(untilMs) || untilMs < state.timeMs ? undefined : untilMs;
}

/** The case with a stage open, in the place of an earlier one of its id. */
export function reopened(record: Case, stage: StageState): Case {
	return { ...record, stages: [...record.stages.filter(({ id }) => id !== stage.id), stage] };
}
