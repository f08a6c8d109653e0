import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { OfferTransferInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import type { Item } from "../schema.ts";
import { items } from "../state.ts";
import { ownItem } from "./publisher.ts";

/**
 * The owner's half of handing an item to another department. It stays with its owner until the other accepts; a second
 * offer replaces the first.
 */
export const offerTransfer: Action<OfferTransferInput, { code: string; owner: string }, Item> = {
	check(context, { code, to }) {
		const item = ownItem(context, code);
		if (to === item.owner) refuse("transfer-to-self");
		const receiver = context.use("accounts").describe(to);
		if (receiver?.kind !== "department" || !receiver.active) refuse("department-unknown");
		return item;
	},
	apply(context, { code, to }, item) {
		context.put(items, code, { ...item, offeredTo: to });
		return { code, owner: item.owner };
	},
};
