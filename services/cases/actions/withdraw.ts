import type { CaseInput } from "../inputs.ts";
import { asApplicant, requireStatus } from "../rules/standing.ts";
import { ended, logged } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/** The applicant takes the application back before it is decided. */
export const withdraw = caseAction<CaseInput>((turn) => {
	const { context } = turn;
	const record = asApplicant(context, turn.record);
	requireStatus(record, "submitted", "correcting", "reviewing", "in-procedure");
	const { procedure: _, ...over } = ended(context, record);
	return logged(turn, { ...over, status: "withdrawn" }, { act: "withdrawn" });
});
