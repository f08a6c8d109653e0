import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { ItemInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import type { Item } from "../schema.ts";
import { items } from "../state.ts";
import { publisher } from "./publisher.ts";

/** Ends an offer: the owner takes it back or the receiver declines it. Refuses everybody else. */
export const declineTransfer: Action<ItemInput, { code: string; owner: string }, Item> = {
	check(context, { code }) {
		const item = context.get(items, code) ?? refuse("item-unknown");
		const by = publisher(context).owner;
		if (item.offeredTo === undefined || (by !== item.owner && by !== item.offeredTo))
			refuse("transfer-not-offered");
		return item;
	},
	apply(context, { code }, item) {
		const { offeredTo: _, ...rest } = item;
		context.put(items, code, rest);
		return { code, owner: item.owner };
	},
};
