import type { RateInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { asApplicant } from "../rules/standing.ts";
import { logged } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/** The applicant's second grade, once, after a bad rating was answered; the first stays. Refuses no-complaint, complaint-open, rated-already. */
export const rateAgain = caseAction<RateInput>((turn, { grade }) => {
	const record = asApplicant(turn.context, turn.record);
	const { complaint } = record;
	if (!complaint) refuse("no-complaint");
	if (complaint.answeredMs === undefined) refuse("complaint-open");
	if (complaint.again !== undefined) refuse("rated-already");
	return logged(
		turn,
		{ ...record, complaint: { ...complaint, again: grade } },
		{ act: "rated-again", grade },
	);
});
