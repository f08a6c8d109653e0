import { isOverdue } from "../../calendar/limit-clock.ts";
import type { AnswerComplaintInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { ownStages } from "../rules/flow-fault.ts";
import { line, speak } from "../rules/speak.ts";
import { seatOf } from "../rules/standing.ts";
import { requireFresh } from "../rules/took-part.ts";
import { logged } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/**
 * The department's answer to a bad rating, by somebody who had no part in the case. Refuses no-complaint where none waits, took-part for whoever acted in the case
 * before.
 */
export const answerComplaint = caseAction<AnswerComplaintInput>((turn, { outcome, reasons }) => {
	const { context, record } = turn;
	const { complaint } = record;
	if (!complaint || complaint.answeredMs !== undefined) refuse("no-complaint");
	const seat = seatOf(context, record, ownStages.complaint);
	requireFresh(turn, ownStages.complaint);
	const late = isOverdue(seat.stage.clock, context.timeMs);
	const said = { outcome, reasons };
	const answered = { ...complaint, answeredMs: context.timeMs, finding: outcome, late };
	const spoken = { ...speak(turn, seat, said).record, complaint: answered };
	return logged(turn, spoken, { ...line("complaint-answered", ownStages.complaint, said), overdue: late });
});
