import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { proveOwner } from "../owner.ts";
import { refuse } from "../refusals.ts";
import {
	answerLimitMs,
	type DisclosureRecord,
	type DisputeInput,
	type DisputeResult,
	mostOpenDisputes,
} from "../schema.ts";
import { chains, disclosureKey, disclosures } from "../state.ts";

/**
 * The owner disputes an opening, which its department must answer within the limit. Refuses owner-unproved, disclosure-unknown,
 * dispute-raised, disputes-too-many.
 */
export const dispute: Action<Static<typeof DisputeInput>, Static<typeof DisputeResult>, DisclosureRecord> = {
	check(context, { tag, number }) {
		proveOwner(context, tag);
		const found = context.get(disclosures, disclosureKey(tag, number)) ?? refuse("disclosure-unknown");
		if (found.dispute) refuse("dispute-raised");
		if (context.get(chains, tag)!.disputes.length >= mostOpenDisputes) refuse("disputes-too-many");
		return found;
	},
	apply(context, { tag, number, ground }, found) {
		const disputedMs = context.timeMs;
		const dueMs = disputedMs + answerLimitMs;
		const { department } = found;
		context.put(disclosures, disclosureKey(tag, number), {
			...found,
			dispute: { ground, disputedMs, dueMs },
		});
		const chain = context.get(chains, tag)!;
		context.put(chains, tag, { ...chain, disputes: [...chain.disputes, { number, department, dueMs }] });
		return { tag, number };
	},
};
