import type { RateInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { ownStages } from "../rules/flow-fault.ts";
import { asApplicant, requireStatus } from "../rules/standing.ts";
import { logged, openStage, type Turn } from "../rules/turn.ts";
import { caseAction } from "../save.ts";
import type { Case } from "../schema.ts";
import { badGrade, complaintDays } from "../terms.ts";

/**
 * The applicant's grade (好差评), once for each case, after its outcome; it is never changed. A bad one is looked into: the department
 * answers within fifteen working days.
 */
export const rate = caseAction<RateInput>((turn, { grade }) => {
	const record = asApplicant(turn.context, turn.record);
	requireStatus(record, "delivered", "not-accepted", "lapsed", "archived");
	if (record.grade !== undefined) refuse("rated-already");
	const graded = { ...record, grade };
	return logged(turn, grade <= badGrade ? complained(turn, graded) : graded, { act: "rated", grade });
});

function complained({ context }: Turn, record: Case): Case {
	const offices = [{ department: record.department, role: "case-clerk" as const }];
	const stage = openStage(context, { id: ownStages.complaint, days: complaintDays, offices });
	return { ...record, stages: [...record.stages, stage], complaint: { atMs: context.timeMs } };
}
