import { isOverdue } from "../../calendar/limit-clock.ts";
import type { LapseInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { requireClerk, requireOfficer, requireStatus } from "../rules/standing.ts";
import { ended, logged } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/** Ends a case that was not corrected in time, naming the law. Until then the applicant may still answer, even late. */
export const lapse = caseAction<LapseInput>((turn, { clause }) => {
	const { context, flow, record } = turn;
	requireStatus(record, "correcting");
	requireClerk(context, record, flow);
	requireOfficer(context, record);
	if (!record.correction || !isOverdue(record.correction.clock, context.timeMs)) refuse("not-overdue");
	return logged(turn, { ...ended(context, record), status: "lapsed" }, { act: "lapsed", clause });
});
