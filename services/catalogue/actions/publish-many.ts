import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Fate, PublishInput, PublishManyInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { type PlannedVersion, planFirst, planNext } from "../rules/plan-version.ts";
import { items } from "../state.ts";
import { publisher } from "./publisher.ts";
import { writeVersion } from "./write-version.ts";

interface Planned {
	readonly code: string;
	readonly fate: Fate;
	readonly version: number;
	/** Undefined for an item that stays as it is. */
	readonly write: PlannedVersion | undefined;
}

/**
 * Publishes up to 400 items in one act, all or none: a new code gets its first version, a known one the next, one with the
 * same guide stays as it is. What makes any of them impossible refuses the act.
 */
export const publishMany: Action<
	PublishManyInput,
	{ items: { code: string; fate: Fate; version: number }[] },
	readonly Planned[]
> = {
	check(context, { items: drafts, note }) {
		if (new Set(drafts.map(({ code }) => code)).size < drafts.length) refuse("item-repeated");
		return drafts.map((draft) => plan(context, draft, note));
	},
	apply(context, _input, planned) {
		for (const { write } of planned) if (write) writeVersion(context, write);
		return { items: planned.map(({ code, fate, version }) => ({ code, fate, version })) };
	},
};

function plan(context: CheckContext, draft: PublishInput, note: string | undefined): Planned {
	const { code } = draft;
	const item = context.get(items, code);
	const noted = note === undefined ? draft : { ...draft, note };
	const by = publisher(context);
	const write = item ? planNext(item, noted, by) : planFirst(noted, by);
	if (item && write === "guide-unchanged")
		return { code, fate: "unchanged", version: item.versions.length, write: undefined };
	if (typeof write === "string") return refuse(write);
	return { code, fate: item ? "amended" : "published", version: write.version.version, write };
}
