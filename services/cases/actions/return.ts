import type { ReturnInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { requireListed } from "../rules/materials.ts";
import { requireStatus, seatOf } from "../rules/standing.ts";
import { requireFresh } from "../rules/took-part.ts";
import { logged, paused, started } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/** Returns a case to the applicant for correction (补正), saying everything at once; all limits rest until they answer. */
export const returnForCorrection = caseAction<ReturnInput>((turn, { stage, materials, explanation }) => {
	const { context, flow, record } = turn;
	requireStatus(record, "submitted", "reviewing");
	const seat = seatOf(context, record, stage);
	requireFresh(turn, stage);
	requireListed(flow, materials);
	if (record.corrections >= flow.corrections.most) refuse("corrections-spent");
	const correction = {
		stage,
		department: seat.office.department,
		atMs: context.timeMs,
		clock: started(context, flow.corrections.days),
		materials,
		explanation,
	};
	const waiting = paused(context, record);
	const corrections = record.corrections + 1;
	return logged(
		turn,
		{ ...waiting, status: "correcting", corrections, correction },
		{ act: "returned", stage },
	);
});
