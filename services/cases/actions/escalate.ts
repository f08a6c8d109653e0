import { isOverdue } from "../../calendar/limit-clock.ts";
import type { CaseInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { accepted } from "../rules/accepted.ts";
import { ownStages } from "../rules/flow-fault.ts";
import { passedByLaw } from "../rules/next-escalation.ts";
import { overran, overruns } from "../rules/procedures.ts";
import { logged, type Turn, withStage } from "../rules/turn.ts";
import { caseAction } from "../save.ts";
import type { Case, StageState } from "../schema.ts";

/**
 * What anyone may do once a deadline has passed by block time: overdue work goes to the supervisor of its department; an application nobody
 * answered is deemed accepted where the flow says so (行政许可法 Art. 32); a case over its limit by law is marked so, once; limits that rested for a procedure run again
 * when it takes longer than was announced. Refuses not-overdue before that, and a second time.
 */
export const escalate = caseAction<CaseInput>((turn) => {
	const { context, flow, record } = turn;
	if (overruns(record, context.timeMs)) return overran(turn);
	const overdue = overdueStages(turn);
	const unlawful = passedByLaw(record, context.timeMs);
	if (overdue.length === 0 && !unlawful) refuse("not-overdue");
	if (record.status === "submitted" && flow.intake.deemed)
		return accepted(turn, "deemed-accepted", record.receivedMs);
	const late = record.late || (record.promised !== undefined && isOverdue(record.promised, context.timeMs));
	const raise = (so: Case, stage: StageState) =>
		logged(turn, withStage(so, raised(stage, context.timeMs)), { act: "escalated", stage: stage.id });
	const marked = unlawful ? logged(turn, { ...record, late }, { act: "limit-passed" }) : { ...record, late };
	return overdue.reduce(raise, marked);
});

function overdueStages({ context: { timeMs }, record }: Turn): StageState[] {
	const whole = record.promised !== undefined && isOverdue(record.promised, timeMs);
	return record.stages.filter(
		({ id, closedMs, escalatedMs, clock }) =>
			closedMs === undefined &&
			escalatedMs === undefined &&
			((whole && id !== ownStages.complaint) || isOverdue(clock, timeMs)),
	);
}

/** The stage without an assignee, so that only a supervisor goes on with it. */
function raised(stage: StageState, atMs: number): StageState {
	const offices = stage.offices.map((office) => {
		if (office.opinion) return office;
		const { assignee: _, ...rest } = office;
		return rest;
	});
	return { ...stage, offices, escalatedMs: atMs };
}
