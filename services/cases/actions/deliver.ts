import type { DeliverInput } from "../inputs.ts";
import { ownStages } from "../rules/flow-fault.ts";
import { placeOf, requireClerk, requireStatus, seatOf } from "../rules/standing.ts";
import { closedStage, logged, withStage } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/** Says that the decision reached the applicant, how, and by which certificate or document. */
export const deliver = caseAction<DeliverInput>((turn, { channel, document, certificate }) => {
	const { context, flow, record } = turn;
	requireStatus(record, "decided");
	const bySeal = flow.automatic && context.principal.kind === "department";
	if (bySeal) requireClerk(context, record, flow);
	const take = bySeal ? placeOf : seatOf;
	const { stage } = take(context, record, ownStages.delivery);
	const delivery = {
		atMs: context.timeMs,
		channel,
		...(document === undefined ? {} : { document }),
		...(certificate === undefined ? {} : { certificate }),
	};
	const delivered = withStage(record, closedStage(context, stage));
	return logged(
		turn,
		{ ...delivered, status: "delivered", delivery },
		{ act: "delivered", stage: ownStages.delivery },
	);
});
