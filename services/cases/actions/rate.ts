import type { RateInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { asApplicant, requireStatus } from "../rules/standing.ts";
import { logged } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/** The applicant's grade (好差评), once for each case, after its outcome; it is never changed. */
export const rate = caseAction<RateInput>((turn, { grade }) => {
	const record = asApplicant(turn.context, turn.record);
	requireStatus(record, "delivered", "not-accepted", "lapsed", "archived");
	if (record.grade !== undefined) refuse("rated-already");
	return logged(turn, { ...record, grade }, { act: "rated", grade });
});
