import { isOverdue } from "../../calendar/limit-clock.ts";
import type { CaseInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { accepted } from "../rules/accepted.ts";
import { logged, type Turn, withStage } from "../rules/turn.ts";
import { caseAction } from "../save.ts";
import type { Case, StageState } from "../schema.ts";

/**
 * What anyone may do once a deadline has passed by block time: overdue work goes to the supervisor of its department; an application nobody
 * answered is deemed accepted where the flow says so (行政许可法 Art. 32). Refuses not-overdue before that, and a second time.
 */
export const escalate = caseAction<CaseInput>((turn) => {
	const { context, flow, record } = turn;
	const overdue = overdueStages(turn);
	if (overdue.length === 0) refuse("not-overdue");
	if (record.status === "submitted" && flow.intake.deemed)
		return accepted(turn, "deemed-accepted", record.receivedMs);
	const late = record.late || (record.promised !== undefined && isOverdue(record.promised, context.timeMs));
	const raise = (so: Case, stage: StageState) =>
		logged(turn, withStage(so, raised(stage, context.timeMs)), { act: "escalated", stage: stage.id });
	return overdue.reduce(raise, { ...record, late });
});

function overdueStages({ context: { timeMs }, record }: Turn): StageState[] {
	const whole = record.promised !== undefined && isOverdue(record.promised, timeMs);
	return record.stages.filter(
		({ closedMs, escalatedMs, clock }) =>
			closedMs === undefined && escalatedMs === undefined && (whole || isOverdue(clock, timeMs)),
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
