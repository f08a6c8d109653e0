import type { AcceptInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { accepted } from "../rules/accepted.ts";
import { ownStages } from "../rules/flow-fault.ts";
import { permittedBy } from "../rules/rule-basis.ts";
import { placeOf, requireClerk, requireStatus, seatOf } from "../rules/standing.ts";
import { requireFresh } from "../rules/took-part.ts";
import { caseAction } from "../save.ts";

/**
 * Accepts an application: its limits begin to run. By a clerk, or by the seal where the flow names a rule for it and that rule's decision on this
 * case, which is on the record, permits it. A clerk may rest on such a decision, too.
 */
export const accept = caseAction<AcceptInput>((turn, { ruleDecision }) => {
	const { context, flow, record } = turn;
	requireStatus(record, "submitted");
	if (flow.automatic && context.principal.kind === "department") {
		placeOf(context, record, ownStages.intake);
		requireClerk(context, record, flow);
		if (ruleDecision === undefined) refuse("rule-decision-needed");
	} else {
		seatOf(context, record, ownStages.intake);
		requireFresh(turn, ownStages.intake);
	}
	if (ruleDecision === undefined) return accepted(turn, "accepted", context.timeMs);
	const acceptance = permittedBy(turn, flow.rules?.accept, ruleDecision);
	return accepted({ ...turn, record: { ...record, acceptance } }, "accepted", context.timeMs);
});
