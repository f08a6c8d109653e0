import type { DecideAppealInput } from "../inputs.ts";
import { reopened } from "../rules/appeals.ts";
import { ownStages } from "../rules/flow-fault.ts";
import { line, speak } from "../rules/speak.ts";
import { requireStatus, seatOf } from "../rules/standing.ts";
import { requireFresh } from "../rules/took-part.ts";
import { logged, openStage, started, type Turn } from "../rules/turn.ts";
import { caseAction } from "../save.ts";
import type { Case } from "../schema.ts";

/**
 * Upholds an outcome, or overturns it: then the case goes back to where the outcome was made, with new limits and other officers. Refuses
 * took-part for whoever acted in the case before.
 */
export const decideAppeal = caseAction<DecideAppealInput>((turn, { outcome, clause, reasons }) => {
	const { context, record } = turn;
	requireStatus(record, "appealed");
	const seat = seatOf(context, record, ownStages.appeal);
	requireFresh(turn, ownStages.appeal);
	const said = { outcome, clause, ...(reasons === undefined ? {} : { reasons }) };
	const spoken = speak(turn, seat, said).record;
	const answered: Case = { ...spoken, appeal: { ...record.appeal!, outcome } };
	const after =
		outcome === "upheld" ? { ...answered, status: record.appeal!.from } : overturned(turn, answered);
	return logged(turn, after, line("appeal-decided", ownStages.appeal, said));
});

function overturned({ context, flow }: Turn, record: Case): Case {
	const { decision, delivery: _, extension: _used, hearing: _held, ...rest } = record;
	if (!decision) {
		const { role, days } = flow.intake;
		const offices = [{ department: record.department, role }];
		const intake = openStage(context, { id: ownStages.intake, days, offices });
		return reopened({ ...rest, status: "submitted", receivedMs: context.timeMs }, intake);
	}
	const deciding = openStage(context, flow.stages.find(({ decides }) => decides)!);
	const statutory = started(context, flow.limits.statutoryDays);
	const promised = started(context, flow.limits.promisedDays);
	return reopened({ ...rest, status: "reviewing", late: false, statutory, promised }, deciding);
}
