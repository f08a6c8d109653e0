import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import {
	farthestHeight,
	type ProposalResult,
	type ProposeInput,
	proposalMs,
} from "../proposals/proposal-schema.ts";
import { type Settled, scheduleOf, settle } from "../proposals/settle.ts";
import { hasVoice } from "../proposals/voices.ts";
import { refuse } from "../refusals.ts";
import { current, proposals, schedules } from "../state.ts";

/**
 * Somebody with a voice proposes a change for a block to come, and so approves of it. Refuses no-voice, proposal-height, proposal-time,
 * proposals-many, change-pending and what keeps the change from being made.
 */
export const propose: Action<Static<typeof ProposeInput>, ProposalResult, Settled> = {
	check(context, { change, atHeight, expiresMs = context.timeMs + proposalMs.usual, reason }) {
		const { principal, timeMs, height } = context;
		if (!hasVoice(context, principal.account)) refuse("no-voice");
		if (atHeight <= height || atHeight > height + farthestHeight) refuse("proposal-height");
		if (expiresMs <= timeMs || expiresMs > timeMs + proposalMs.longest) refuse("proposal-time");
		const before = scheduleOf(context);
		const waiting = before.waiting.filter(
			(number) => context.get(proposals, `${number}`)!.expiresMs > timeMs,
		);
		const number = before.proposals + 1;
		const proposal = {
			number,
			change,
			atHeight,
			...(reason === undefined ? {} : { reason }),
			proposedBy: principal.account,
			proposedMs: timeMs,
			expiresMs,
			approvals: [],
			status: "open" as const,
		};
		return settle(context, proposal, { ...before, proposals: number, waiting });
	},
	apply(context, _, { proposal, schedule, result }) {
		context.put(proposals, `${proposal.number}`, proposal);
		context.put(schedules, current, schedule);
		return result;
	},
};
