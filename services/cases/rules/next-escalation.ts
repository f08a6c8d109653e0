import { isOverdue } from "../../calendar/limit-clock.ts";
import type { Case } from "../schema.ts";
import { ownStages } from "./flow-fault.ts";

/** Whether the limit by law is over, and that does not stand in the log since the case was last begun anew. */
export function passedByLaw(record: Case, timeMs: number): boolean {
	return record.statutory !== undefined && isOverdue(record.statutory, timeMs) && !marked(record);
}

/**
 * The last moment before something of the whole case can be escalated, besides what its open stages have deadlines for: the procedure that rests its limits,
 * the promise, the limit by law. Undefined where nothing will.
 */
export function nextEscalationMs(record: Case): number | undefined {
	const { status, procedure, promised, statutory, stages } = record;
	if (status === "in-procedure") return procedure?.clock.deadlineMs;
	const waiting = stages.some(
		({ id, closedMs, escalatedMs }) =>
			closedMs === undefined && escalatedMs === undefined && id !== ownStages.complaint,
	);
	const times = [
		waiting ? promised?.deadlineMs : undefined,
		marked(record) ? undefined : statutory?.deadlineMs,
	].filter((ms) => ms !== undefined);
	return times.length === 0 ? undefined : Math.min(...times);
}

function marked({ log }: Case): boolean {
	const anew = log.findLastIndex(({ act }) => act === "appeal-decided");
	return log.slice(anew + 1).some(({ act }) => act === "limit-passed");
}
