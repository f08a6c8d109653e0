import type { Flow } from "../flow-schema.ts";
import { refuse } from "../refusals.ts";
import type { Case, StageState, Step } from "../schema.ts";
import { most } from "../terms.ts";
import type { Turn } from "./turn.ts";

/** Acts people could repeat without end, and the lines they leave besides what the case needs to come to its end. */
const repeatable: { readonly [A in Step["act"]]?: number } = {
	claimed: 100,
	assigned: 100,
	transferred: 100,
	appealed: 0,
};

/** Accepted, the appeal decided, extended, a hearing demanded, one that overran, the limit by law passed, delivered, rated twice, a complaint answered and late, archived, and one to spare. */
const once = 13;

/**
 * The lines that a case of this flow can need from its intake to the archive when nothing is handed over and nobody takes back what
 * they proposed: every office speaks, twice where a second officer confirms; every stage and the three of the engine run late;
 * every procedure is held, and it is returned as often as may be.
 */
export function linesNeeded(flow: Flow): number {
	const { stages, corrections } = flow;
	const procedures = 3 * (flow.procedures?.length ?? 0);
	const spoken = stages.reduce((sum, { offices, fourEyes }) => sum + offices.length * (fourEyes ? 2 : 1), 0);
	const escalated = stages.length + 3;
	return spoken + escalated + 2 * corrections.most + procedures + once;
}

/** Refuses case-too-long where a further line of this kind would take the room that others need. */
export function requireLine({ flow }: Pick<Turn, "flow">, record: Case, act: Step["act"]): void {
	const spare = repeatable[act];
	const left = spare === undefined ? 0 : spare + linesNeeded(flow);
	if (record.log.length >= most.steps - left) refuse("case-too-long");
}

/** How often one officer may propose at a stage before somebody else has the word. */
const mostProposals = 3;

/**
 * Refuses a proposal in the place of another: proposals-spent for whoever proposed three times since the stage opened, case-too-long where
 * the log has room only for confirming.
 */
export function requireRoomToDiffer({ context, flow, record }: Turn, { id, openedMs }: StageState): void {
	const mine = record.log.filter(
		({ act, stage, by, atMs }) =>
			act === "proposed" && stage === id && by === context.principal.account && atMs >= openedMs,
	);
	if (mine.length >= mostProposals) refuse("proposals-spent");
	if (record.log.length >= most.steps - linesNeeded(flow)) refuse("case-too-long");
}
