import type { AssignInput } from "../inputs.ts";
import { placeOf, requireInWork, requireOfficer, requireReceiver } from "../rules/standing.ts";
import { logged, withOffice, withStage } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/** A supervisor gives an open stage of their department to an officer, whoever had it. */
export const assign = caseAction<AssignInput>((turn, { stage: id, to }) => {
	const { context, record } = turn;
	requireInWork(record, id);
	requireOfficer(context, record);
	const { stage, office } = placeOf(context, record, id);
	requireReceiver(turn, id, to);
	const given = withOffice(context, stage, { ...office, assignee: to });
	return logged(turn, withStage(record, given), { act: "assigned", stage: id, to });
});
