import type { AppealInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { appealOpen, outcomeMs, reopened } from "../rules/appeals.ts";
import { ownStages } from "../rules/flow-fault.ts";
import { asApplicant, requireStatus } from "../rules/standing.ts";
import { logged, openStage } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/** The applicant's objection to an outcome they were told, to the office the flow names. Once for each outcome, in time. */
export const appeal = caseAction<AppealInput>((turn, { grounds }) => {
	const { context, flow } = turn;
	const record = asApplicant(context, turn.record);
	requireStatus(record, "delivered", "not-accepted");
	if (!flow.appeal) refuse("no-appeal");
	const against = outcomeMs(record);
	if (record.appeal?.against === against) refuse("appealed-already");
	if (!appealOpen(context, flow, record)) refuse("appeal-late");
	const { days, office } = flow.appeal;
	const stage = openStage(context, { id: ownStages.appeal, days, offices: [office] });
	const made = { atMs: context.timeMs, against, from: record.status, grounds };
	return logged(turn, reopened({ ...record, status: "appealed", appeal: made }, stage), { act: "appealed" });
});
