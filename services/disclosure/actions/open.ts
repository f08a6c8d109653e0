import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
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
 * it. One act may open several contents of one tag: each gets the next number of its owner's tag. A key the act names as collector may fetch them, so
 * that nobody has to sign for each again. Refuses content-unknown, content-erased, officer-needed, not-entitled, tags-differ, content-repeated,
 * dispute-overdue; each refusal is on the record.
 */
export const open: Action<Input, Static<typeof OpenResult>, readonly Opened[]> = {
	check(context, input) {
		const department = actingDepartment(context);
		const found = contentsOf(input).map((content) => ({ content, record: heldContent(context, content) }));
		if (context.principal.kind !== "officer") refuse("officer-needed");
		if (new Set(contentsOf(input)).size !== found.length) refuse("content-repeated");
		const { tag } = found[0]!.record;
		if (found.some(({ record }) => record.tag !== tag)) refuse("tags-differ");
		for (const each of found) requireEntitled(context, input, { ...each, department });
		const disputes = context.get(chains, tag)?.disputes ?? [];
		if (disputes.some((each) => each.department === department && each.dueMs < context.timeMs))
			refuse("dispute-overdue");
		return found;
	},
	apply(context, { more: _, ...terms }, opened) {
		const { timeMs, transaction, principal } = context;
		const { tag } = opened[0]!.record;
		const chain = context.get(chains, tag) ?? { count: 0, disputes: [] };
		const number = chain.count + 1;
		const untilMs = timeMs + openingTermMs;
		const count = opened.length;
		context.put(chains, tag, { ...chain, count: chain.count + count });
		context.put(openings, transaction, { tag, number, ...(count > 1 ? { count } : {}) });
		for (const [at, { content, record }] of opened.entries())
			context.put(disclosures, disclosureKey(tag, number + at), {
				tag,
				number: number + at,
				...terms,
				content,
				group: record.group,
				department: actingDepartment(context),
				officer: principal.account,
				opening: transaction,
				openedMs: timeMs,
				untilMs,
			});
		return { tag, number, untilMs };
	},
};

interface Opened {
	readonly content: string;
	readonly record: ContentRecord;
}

function contentsOf({ content, more = [] }: Input): readonly string[] {
	return [content, ...more];
}

function requireEntitled(
	context: CheckContext,
	{ purpose }: Input,
	{ content, record, department }: Opened & { readonly department: string },
): void {
	const { timeMs } = context;
	if (!entitledWrap(context, record, { content, department, purpose, timeMs })) refuse("not-entitled");
}
