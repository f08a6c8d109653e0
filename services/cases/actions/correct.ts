import type { CorrectInput } from "../inputs.ts";
import { renewed, requireComplete, requireListed } from "../rules/materials.ts";
import { asApplicant, requireStatus } from "../rules/standing.ts";
import { logged, resumed } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/** The applicant's answer to a correction: newer commitments in the place of older ones; the limits run again. */
export const correct = caseAction<CorrectInput>((turn, { answers, materials }) => {
	const { context, flow } = turn;
	const { correction: _, ...record } = asApplicant(context, turn.record);
	requireStatus(turn.record, "correcting");
	requireListed(
		flow,
		materials.map(({ code }) => code),
	);
	const held = renewed(record.materials, materials);
	requireComplete(flow, held);
	const answered = resumed(context, {
		...record,
		status: record.acceptedMs === undefined ? "submitted" : "reviewing",
		receivedMs: context.timeMs,
		...(answers === undefined ? {} : { answers }),
		materials: held,
	});
	return logged(turn, answered, { act: "corrected" });
});
