import { isOverdue } from "../../calendar/limit-clock.ts";
import type { Flow, Procedure } from "../flow-schema.ts";
import { refuse } from "../refusals.ts";
import type { Case } from "../schema.ts";
import { logged, resumed, type Turn } from "./turn.ts";

/** Refuses to decide while a procedure is open (procedure-open), and before a hearing that the applicant demanded was held (hearing-due). */
export function requireHeard({ procedure, hearing }: Case): void {
	if (procedure) refuse("procedure-open");
	if (hearing && hearing.heldMs === undefined) refuse("hearing-due");
}

/** A procedure that can begin: one of the flow, not held since the outcome was overturned last. Refuses procedure-unknown, procedure-open, procedure-repeated. */
export function procedureToBegin({ procedures = [] }: Flow, record: Case, id: string): Procedure {
	const found = procedures.find((each) => each.id === id) ?? refuse("procedure-unknown");
	if (record.procedure) refuse("procedure-open");
	const anew = record.log.findLastIndex(({ act }) => act === "appeal-decided");
	if (record.log.slice(anew + 1).some(({ act, procedure }) => act === "procedure-begun" && procedure === id))
		refuse("procedure-repeated");
	return found;
}

/** Whether the procedure under way took longer than the applicant was told. */
export function overruns({ status, procedure }: Case, timeMs: number): boolean {
	return status === "in-procedure" && procedure !== undefined && isOverdue(procedure.clock, timeMs);
}

/** The case with its limits running again, though the procedure is not ended: only the time that was announced does not count. */
export function overran(turn: Turn): Case {
	const { context, record } = turn;
	const procedure = { ...record.procedure!, overran: true } as const;
	const running = resumed(context, { ...record, status: "reviewing", procedure });
	return logged(turn, running, {
		act: "procedure-overran",
		stage: procedure.stage,
		procedure: procedure.procedure,
	});
}
