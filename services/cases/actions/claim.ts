import type { ClaimInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { requireInWork, seatOf } from "../rules/standing.ts";
import { requireFresh } from "../rules/took-part.ts";
import { logged, withOffice, withStage } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/** Takes an open stage of one's department that nobody has. Refuses one that somebody has, oneself included, and
 * took-part for whoever may not decide there. */
export const claim = caseAction<ClaimInput>((turn, { stage: id }) => {
	const { context, record } = turn;
	requireInWork(record, id);
	const { stage, office } = seatOf(context, record, id);
	if (office.assignee !== undefined) refuse("assigned-other");
	requireFresh(turn, id);
	const taken = withOffice(context, stage, { ...office, assignee: context.principal.account });
	return logged(turn, withStage(record, taken), { act: "claimed", stage: id });
});
