import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { actingDepartment, heldContent } from "../owner.ts";
import { refuse } from "../refusals.ts";
import { entitledWrap } from "../rules/entitlement.ts";
import { type ContentRecord, type OpenInput, type OpenResult, openingTermMs } from "../schema.ts";
import { chains, disclosureKey, disclosures, openings } from "../state.ts";

type Input = Static<typeof OpenInput>;

/**
 * An officer of an entitled department writes who opens a content, why and on what legal basis; only then does a vault release
 * it. The opening gets the next number of its owner's tag. Refuses content-unknown, content-erased, officer-needed, not-entitled,
 * dispute-overdue; each refusal is on the record.
 */
export const open: Action<Input, Static<typeof OpenResult>, ContentRecord> = {
	check(context, { content, purpose }) {
		const { principal, timeMs } = context;
		const department = actingDepartment(context);
		const found = heldContent(context, content);
		if (principal.kind !== "officer") refuse("officer-needed");
		if (!entitledWrap(context, found, { content, department, purpose, timeMs })) refuse("not-entitled");
		const disputes = context.get(chains, found.tag)?.disputes ?? [];
		if (disputes.some((each) => each.department === department && each.dueMs < timeMs))
			refuse("dispute-overdue");
		return found;
	},
	apply(context, input, { tag, group }) {
		const { timeMs, transaction, principal } = context;
		const chain = context.get(chains, tag) ?? { count: 0, disputes: [] };
		const number = chain.count + 1;
		const untilMs = timeMs + openingTermMs;
		context.put(chains, tag, { ...chain, count: number });
		context.put(openings, transaction, { tag, number });
		context.put(disclosures, disclosureKey(tag, number), {
			tag,
			number,
			...input,
			group,
			department: actingDepartment(context),
			officer: principal.account,
			opening: transaction,
			openedMs: timeMs,
			untilMs,
		});
		return { tag, number, untilMs };
	},
};
