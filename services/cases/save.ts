import type { ApplyContext, CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { CaseResult } from "./inputs.ts";
import { refuse } from "./refusals.ts";
import { emptyTally, monthOf, tallied } from "./rules/tally.ts";
import { tasksOf } from "./rules/tasks-of.ts";
import type { Turn } from "./rules/turn.ts";
import type { Case } from "./schema.ts";
import { cases, flowKey, flowVersions, tallies, tallyKey, taskKey, tasks } from "./state.ts";

/** A case before and after an act; there is none before it is submitted. */
export interface Change {
	readonly before?: Case;
	readonly after: Case;
}

/** An act on a case that exists: `next` says what the case is after it, or refuses. Refuses case-unknown before asking. */
export function caseAction<Input extends { readonly case: string }>(
	next: (turn: Turn, input: Input) => Case,
): Action<Input, CaseResult, Change> {
	return {
		check(context, input) {
			const turn = turnOf(context, input.case);
			return { before: turn.record, after: next(turn, input) };
		},
		apply: (context, _input, change) => save(context, change),
	};
}

/** Writes a case with what follows from it: its offices' tasks and the month's figures. */
export function save(context: ApplyContext, { before, after }: Change): CaseResult {
	context.put(cases, after.id, after);
	const now = new Map(tasksOf(after).map((each) => [taskKey(each), each]));
	for (const each of before ? tasksOf(before) : []) {
		if (!now.has(taskKey(each))) context.remove(tasks, taskKey(each));
	}
	for (const [key, each] of now) context.put(tasks, key, each);
	count(context, after, before?.log.length ?? 0);
	return { case: after.id, status: after.status };
}

function turnOf(context: CheckContext, id: string): Turn {
	const record = context.get(cases, id) ?? refuse("case-unknown");
	const version = context.get(flowVersions, flowKey(record.item, record.flowVersion));
	if (!version) throw new TypeError(`case ${id} runs a flow that is not on the record`);
	return { context, record, flow: version.flow };
}

function count(context: ApplyContext, record: Case, from: number): void {
	const month = monthOf(context.timeMs);
	const key = tallyKey(record.item, month);
	const before = context.get(tallies, key) ?? emptyTally(record, month);
	context.put(tallies, key, record.log.slice(from).reduce(tallied, before));
}
