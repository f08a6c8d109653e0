import type { AssignInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { placeOf, requireInWork, requireOfficer, requireReceiver } from "../rules/standing.ts";
import { logged, withOffice, withStage } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/** The officer who has a stage hands it to a colleague of the same department. */
export const transfer = caseAction<AssignInput>((turn, { stage: id, to }) => {
	const { context, record } = turn;
	requireInWork(record, id);
	requireOfficer(context, record);
	const { stage, office } = placeOf(context, record, id);
	if (office.assignee !== context.principal.account) refuse("not-assignee");
	requireReceiver(turn, id, to);
	const given = withOffice(context, stage, { ...office, assignee: to });
	return logged(turn, withStage(record, given), { act: "transferred", stage: id, to });
});
