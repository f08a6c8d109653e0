import type { ReviewInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { line, speak } from "../rules/speak.ts";
import { requireStatus, seatOf } from "../rules/standing.ts";
import { advanced, logged } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/** An officer's opinion at a stage of review; when every office has spoken the next stages open. An objection names the law. */
export const review = caseAction<ReviewInput>((turn, { stage, outcome, clause, reasons }) => {
	const { context, flow, record } = turn;
	requireStatus(record, "reviewing");
	if (!flow.stages.some(({ id, decides }) => id === stage && !decides)) refuse("stage-closed");
	const seat = seatOf(context, record, stage);
	if (outcome === "disagree" && !clause) refuse("clause-needed");
	const said = { outcome, ...(clause ? { clause } : {}), ...(reasons === undefined ? {} : { reasons }) };
	const spoken = speak(turn, seat, said);
	if (!spoken.opinion) return spoken.record;
	return logged(turn, advanced(turn, spoken.record), line("reviewed", stage, said));
});
