import type { DemandHearingInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { asApplicant, requireStatus } from "../rules/standing.ts";
import { logged } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/**
 * The applicant demands the hearing that the flow grants them (行政许可法 Art. 47); until it was held nothing is decided (Art. 48). Where it was held already of
 * the office's own accord, that one counts. Refuses procedure-unknown, hearing-demanded, procedure-repeated.
 */
export const demandHearing = caseAction<DemandHearingInput>((turn, { grounds }) => {
	const { context, flow } = turn;
	const record = asApplicant(context, turn.record);
	requireStatus(record, "reviewing", "in-procedure");
	const hearing = flow.procedures?.find(({ onDemand }) => onDemand) ?? refuse("procedure-unknown");
	if (record.hearing) refuse("hearing-demanded");
	const anew = record.log.findLastIndex(({ act }) => act === "appeal-decided");
	const ended = record.log
		.slice(anew + 1)
		.some(({ act, procedure }) => act === "procedure-ended" && procedure === hearing.id);
	if (ended) refuse("procedure-repeated");
	const demanded = { atMs: context.timeMs, procedure: hearing.id, grounds };
	return logged(turn, { ...record, hearing: demanded }, { act: "hearing-demanded", procedure: hearing.id });
});
