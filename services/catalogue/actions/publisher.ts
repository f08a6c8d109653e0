import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import { refuse } from "../refusals.ts";
import type { Publisher } from "../rules/plan-version.ts";
import type { Item } from "../schema.ts";
import { items } from "../state.ts";

/** Who publishes: the manifest lets nobody in without a department. */
export function publisher({ principal, timeMs }: CheckContext): Publisher {
	if (principal.department === undefined) throw new TypeError("an act of the catalogue without a department");
	return { owner: principal.department, account: principal.account, timeMs };
}

/** The item, if the acting department owns it and it is not withdrawn; refuses otherwise. */
export function ownItem(context: CheckContext, code: string): Item {
	const item = context.get(items, code) ?? refuse("item-unknown");
	if (item.owner !== publisher(context).owner) refuse("not-owner");
	if (item.withdrawal) refuse("item-withdrawn");
	return item;
}
