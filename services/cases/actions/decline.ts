import type { DeclineInput } from "../inputs.ts";
import { ownStages } from "../rules/flow-fault.ts";
import { speak } from "../rules/speak.ts";
import { requireStatus, seatOf } from "../rules/standing.ts";
import { requireFresh } from "../rules/took-part.ts";
import { ended, logged } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/** Refuses to accept an application, naming the law. Only a named officer does that. */
export const decline = caseAction<DeclineInput>((turn, { clause, reasons }) => {
	const { context, record } = turn;
	requireStatus(record, "submitted");
	const seat = seatOf(context, record, ownStages.intake);
	requireFresh(turn, ownStages.intake);
	const said = { outcome: "denied", clause, ...(reasons === undefined ? {} : { reasons }) } as const;
	const spoken = speak(turn, seat, said).record;
	const over = { ...ended(context, spoken), status: "not-accepted" } as const;
	return logged(turn, over, { act: "declined", stage: ownStages.intake, clause });
});
