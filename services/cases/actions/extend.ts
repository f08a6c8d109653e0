import { extendClock, isOverdue } from "../../calendar/limit-clock.ts";
import type { ExtendInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { calendarOf, counted } from "../rules/clocks.ts";
import { ownStages } from "../rules/flow-fault.ts";
import { requireOfficer, requireStatus } from "../rules/standing.ts";
import { logged } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/**
 * The head of the department lets the limits of a case and of its open stages run longer, by what the flow says and once (行政许可法 Art. 42); the applicant is told
 * why. An outcome that is overturned begins new limits. Refuses no-extension, extended-already, limit-over, office-other.
 */
export const extend = caseAction<ExtendInput>((turn, { reasons }) => {
	const { context, flow, record } = turn;
	requireStatus(record, "reviewing");
	requireOfficer(context, record);
	if (context.principal.department !== record.department) refuse("office-other");
	const { days, law: clause } = flow.extension ?? refuse("no-extension");
	if (record.extension) refuse("extended-already");
	if (isOverdue(record.statutory!, context.timeMs)) refuse("limit-over");
	const longer = (clock: NonNullable<typeof record.statutory>) =>
		counted(extendClock(clock, days, calendarOf(context)));
	const stages = record.stages.map((stage) =>
		stage.closedMs === undefined && stage.id !== ownStages.complaint
			? { ...stage, clock: longer(stage.clock) }
			: stage,
	);
	const extension = { by: context.principal.account, atMs: context.timeMs, days, clause, reasons };
	const limits = { statutory: longer(record.statutory!), promised: longer(record.promised!) };
	// A promise that was broken already stays broken.
	const late = record.late || isOverdue(record.promised!, context.timeMs);
	return logged(turn, { ...record, late, stages, ...limits, extension }, { act: "extended", clause });
});
