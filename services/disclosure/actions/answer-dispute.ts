import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { actingDepartment } from "../owner.ts";
import { refuse } from "../refusals.ts";
import type { AnswerDisputeInput, DisclosureRecord, DisputeResult } from "../schema.ts";
import { chains, disclosureKey, disclosures } from "../state.ts";

/**
 * The department whose officer opened a content says whether that was right; a late answer is marked late for good. Refuses
 * dispute-unknown, own-opening.
 */
export const answerDispute: Action<
	Static<typeof AnswerDisputeInput>,
	Static<typeof DisputeResult>,
	DisclosureRecord
> = {
	check(context, { tag, number }) {
		const found = context.get(disclosures, disclosureKey(tag, number));
		const open = found?.dispute && found.dispute.answeredMs === undefined;
		if (!open || found.department !== actingDepartment(context)) refuse("dispute-unknown");
		if (found.officer === context.principal.account) refuse("own-opening");
		return found;
	},
	apply(context, { tag, number, finding }, found) {
		const answeredMs = context.timeMs;
		const late = answeredMs > found.dispute!.dueMs;
		const answered = { ...found.dispute!, finding, answeredMs, late };
		context.put(disclosures, disclosureKey(tag, number), { ...found, dispute: answered });
		const chain = context.get(chains, tag)!;
		const disputes = chain.disputes.filter((each) => each.number !== number);
		context.put(chains, tag, { ...chain, disputes });
		return { tag, number };
	},
};
