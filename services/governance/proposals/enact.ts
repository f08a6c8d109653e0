import type { SeatChange } from "@mingjian/ledger/runtime/capabilities.ts";
import type { StateReader } from "@mingjian/ledger/runtime/context.ts";
import type { Opening } from "@mingjian/ledger/runtime/contract.ts";
import {
	chainParameters,
	contractVersions,
	current,
	memberships,
	policies,
	policyVersions,
	proposals,
	schedules,
} from "../state.ts";
import { type Effect, effectOf } from "./effect.ts";
import type { ProposalRecord } from "./proposal-schema.ts";

/** Brings into force what was decided for this height or, where it had no block with acts, an earlier one. */
export const enactDue: Opening = (context) => {
	const due = dueAt(context, context.height);
	if (due.length === 0) return;
	for (const proposal of due) {
		// A member struck meanwhile can make a change impossible that was possible when it was decided on.
		const effect = effectOf(context, proposal.change, context);
		const lapsed = typeof effect === "string";
		if (!lapsed) write(context, effect);
		context.put(proposals, `${proposal.number}`, { ...proposal, status: lapsed ? "lapsed" : "in-force" });
	}
	const schedule = context.get(schedules, current)!;
	const done = new Set(due.map(({ number }) => number));
	const scheduled = schedule.scheduled.filter((number) => !done.has(number));
	context.put(schedules, current, { ...schedule, scheduled });
};

/** Operators' accounts that open and close with the block of a height. */
export function seatsDue(state: StateReader, height: number): SeatChange[] {
	return dueAt(state, height).flatMap(({ change }) => {
		const effect = effectOf(state, change, { height, timeMs: 0, logSize: Number.MAX_SAFE_INTEGER });
		return typeof effect === "string" ? [] : (effect.seats ?? []);
	});
}

function dueAt(state: StateReader, height: number): ProposalRecord[] {
	const { scheduled = [] } = state.get(schedules, current) ?? {};
	return scheduled
		.map((number) => state.get(proposals, `${number}`)!)
		.filter(({ atHeight }) => atHeight <= height);
}

function write(context: Parameters<Opening>[0], { membership, policy, parameters, versions }: Effect): void {
	if (membership) context.put(memberships, current, membership);
	if (policy) {
		context.put(policies, current, policy);
		context.put(policyVersions, `${policy.version}`, policy);
	}
	if (parameters) context.put(chainParameters, current, parameters);
	if (versions) context.put(contractVersions, current, versions);
}
