import type { CaseInput } from "../inputs.ts";
import { accepted } from "../rules/accepted.ts";
import { requireFresh } from "../rules/appeals.ts";
import { ownStages } from "../rules/flow-fault.ts";
import { placeOf, requireClerk, requireStatus, seatOf } from "../rules/standing.ts";
import { caseAction } from "../save.ts";

/** Accepts an application: its limits begin to run. By a clerk, or by the seal where the flow lets a rule act. */
export const accept = caseAction<CaseInput>((turn) => {
	const { context, flow, record } = turn;
	requireStatus(record, "submitted");
	if (flow.automatic && context.principal.kind === "department") {
		placeOf(context, record, ownStages.intake);
		requireClerk(context, record, flow);
	} else {
		seatOf(context, record, ownStages.intake);
		requireFresh(context, record, ownStages.intake);
	}
	return accepted(turn, "accepted", context.timeMs);
});
