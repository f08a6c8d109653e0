import { refuse } from "../refusals.ts";
import type { Case, Opinion } from "../schema.ts";
import type { Clause } from "../terms.ts";
import { requireRoomToDiffer } from "./log-room.ts";
import type { Seat } from "./standing.ts";
import { logged, type Turn, withOffice, withStage } from "./turn.ts";

/** What an officer says at a stage. */
export interface Speech {
	readonly outcome: Opinion["outcome"];
	readonly clause?: Clause;
	readonly reasons?: string;
}

/** What came of it: the case, and the opinion that now stands, if one does. */
export interface Spoken {
	readonly record: Case;
	readonly opinion?: Opinion;
}

/**
 * The case after an officer spoke at their place. Where a second officer must confirm, the first only proposes; another officer who says
 * the same confirms, one who says otherwise proposes in their turn. Refuses second-officer when one person would do both, and
 * proposals-spent for whoever took back their word twice already.
 */
export function speak(turn: Turn, { stage, office }: Seat, speech: Speech): Spoken {
	const { context, flow, record } = turn;
	const { principal, timeMs } = context;
	const fourEyes = flow.stages.find(({ id }) => id === stage.id)?.fourEyes;
	const said: Opinion = { by: principal.account, atMs: timeMs, ...speech };
	const { proposal, ...rest } = office;
	const confirms = proposal !== undefined && sameWords(proposal, said);
	if (confirms && proposal.by === principal.account) refuse("second-officer");
	if (fourEyes && !confirms) {
		if (proposal) requireRoomToDiffer(turn, stage);
		const proposed = withOffice(context, stage, { ...rest, proposal: said });
		return { record: logged(turn, withStage(record, proposed), line("proposed", stage.id, said)) };
	}
	const opinion = confirms ? { ...proposal, second: principal.account, atMs: timeMs } : said;
	return { record: withStage(record, withOffice(context, stage, { ...rest, opinion })), opinion };
}

/** A log line for an opinion. */
export function line<A extends string>(act: A, stage: string, { outcome, clause }: Speech) {
	return { act, stage, outcome, ...(clause ? { clause } : {}) };
}

function sameWords(one: Opinion, other: Opinion): boolean {
	return (
		one.outcome === other.outcome &&
		one.clause?.law === other.clause?.law &&
		one.clause?.article === other.clause?.article
	);
}
