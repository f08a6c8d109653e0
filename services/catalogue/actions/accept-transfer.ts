import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { ItemInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import type { Item } from "../schema.ts";
import { items } from "../state.ts";
import { publisher } from "./publisher.ts";
import { count } from "./write-version.ts";

/** The receiver's half: the item is its own from here. Refuses all but the department it was offered to. */
export const acceptTransfer: Action<ItemInput, { code: string; owner: string }, Item> = {
	check(context, { code }) {
		const item = context.get(items, code) ?? refuse("item-unknown");
		if (item.offeredTo !== publisher(context).owner) refuse("transfer-not-offered");
		return item;
	},
	apply(context, { code }, item) {
		const { offeredTo: _, ...rest } = item;
		const { owner } = publisher(context);
		context.put(items, code, { ...rest, owner });
		count(context, item.owner, { published: -1 });
		count(context, owner, { published: 1 });
		return { code, owner };
	},
};
