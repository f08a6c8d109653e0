import type { Case } from "../schema.ts";
import { ownStages } from "./flow-fault.ts";
import { advanced, closedStage, logged, started, type Turn, withStage } from "./turn.ts";

/** The case accepted as of a moment: its limits run and its first stages open from then. */
export function accepted(turn: Turn, act: "accepted" | "deemed-accepted", atMs: number): Case {
	const { context, flow, record } = turn;
	const intake = record.stages.find(({ id }) => id === ownStages.intake)!;
	const taken: Case = {
		...withStage(record, closedStage(context, intake)),
		status: "reviewing",
		acceptedMs: atMs,
		statutory: started(context, flow.limits.statutoryDays, atMs),
		promised: started(context, flow.limits.promisedDays, atMs),
	};
	return logged(turn, advanced(turn, taken, atMs), { act, stage: intake.id });
}
