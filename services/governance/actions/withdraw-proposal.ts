import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { NumberInput, ProposalRecord } from "../proposals/proposal-schema.ts";
import { scheduleOf } from "../proposals/settle.ts";
import { refuse } from "../refusals.ts";
import { current, proposals, schedules } from "../state.ts";

/**
 * Whoever proposed a change takes it back, as long as it is not in force: also one that was decided on, where the newcomer's node, say, does
 * not come up. Refuses proposal-unknown, proposal-other, proposal-settled.
 */
export const withdrawProposal: Action<
	Static<typeof NumberInput>,
	Static<typeof NumberInput>,
	ProposalRecord
> = {
	check(context, { proposal: number }) {
		const proposal = context.get(proposals, `${number}`);
		if (!proposal) refuse("proposal-unknown");
		if (proposal.proposedBy !== context.principal.account) refuse("proposal-other");
		if (proposal.status !== "open" && proposal.status !== "scheduled") refuse("proposal-settled");
		return proposal;
	},
	apply(context, { proposal: number }, proposal) {
		const schedule = scheduleOf(context);
		const others = (numbers: readonly number[]) => numbers.filter((each) => each !== number);
		context.put(proposals, `${number}`, { ...proposal, status: "withdrawn" });
		context.put(schedules, current, {
			...schedule,
			waiting: others(schedule.waiting),
			scheduled: others(schedule.scheduled),
		});
		return { proposal: number };
	},
};
