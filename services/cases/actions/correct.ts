import type { CorrectInput } from "../inputs.ts";
import { renewed, requireComplete, requireListed } from "../rules/materials.ts";
import {
	type HandedIn,
	renewedContents,
	requireEach,
	requireOwner,
	requireSealed,
} from "../rules/sealed-contents.ts";
import { asApplicant, requireStatus } from "../rules/standing.ts";
import { logged, resumed, type Turn } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/** The applicant's answer to a correction: newer commitments in the place of older ones; the limits run again. */
export const correct = caseAction<CorrectInput>((turn, { answers, materials, contents }) => {
	const { context, flow } = turn;
	const { correction: _, ...record } = asApplicant(context, turn.record);
	requireStatus(turn.record, "correcting");
	requireListed(
		flow,
		materials.map(({ code }) => code),
	);
	const held = renewed(record.materials, materials);
	requireComplete(flow, held);
	requireOwner(context, correctedContents(turn, { materials, ...(contents ? { contents } : {}) }));
	const answered = resumed(context, {
		...record,
		status: record.acceptedMs === undefined ? "submitted" : "reviewing",
		receivedMs: context.timeMs,
		...(answers === undefined ? {} : { answers }),
		materials: held,
		...(contents ? { contents: renewedContents(record.contents ?? [], contents) } : {}),
	});
	return logged(turn, answered, { act: "corrected" });
});

function correctedContents({ context, flow }: Turn, handedIn: HandedIn) {
	return flow.sealing ? requireEach(context, flow.sealing, handedIn) : requireSealed(context, flow, handedIn);
}
