import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { NumberInput, ProposalResult } from "../proposals/proposal-schema.ts";
import { type Settled, scheduleOf, settle } from "../proposals/settle.ts";
import { hasVoice } from "../proposals/voices.ts";
import { refuse } from "../refusals.ts";
import { current, proposals, schedules } from "../state.ts";

/**
 * Somebody with a voice approves of a proposal; the one who makes enough sets it down for its block. Refuses no-voice, proposal-unknown,
 * proposal-settled, proposal-expired, approved-before, proposal-height, change-pending and what keeps the change from being made.
 */
export const approve: Action<Static<typeof NumberInput>, ProposalResult, Settled> = {
	check(context, { proposal: number }) {
		const { principal, timeMs } = context;
		if (!hasVoice(context, principal.account)) refuse("no-voice");
		const proposal = context.get(proposals, `${number}`);
		if (!proposal) refuse("proposal-unknown");
		if (proposal.status !== "open") refuse("proposal-settled");
		if (proposal.expiresMs <= timeMs) refuse("proposal-expired");
		if (proposal.approvals.includes(principal.account)) refuse("approved-before");
		return settle(context, proposal, scheduleOf(context));
	},
	apply(context, _, { proposal, schedule, result }) {
		context.put(proposals, `${proposal.number}`, proposal);
		context.put(schedules, current, schedule);
		return result;
	},
};
