import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { WithdrawInput } from "../inputs.ts";
import type { Item } from "../schema.ts";
import { items } from "../state.ts";
import { ownItem } from "./publisher.ts";
import { count } from "./write-version.ts";

/** Ends an item for good, saying why; its versions stay on the record. Refuses all but its owner. */
export const withdraw: Action<WithdrawInput, { code: string; atMs: number }, Item> = {
	check: (context, { code }) => ownItem(context, code),
	apply(context, { code, reason }, item) {
		const { offeredTo: _, ...rest } = item;
		const atMs = context.timeMs;
		context.put(items, code, { ...rest, status: "withdrawn", withdrawal: { atMs, reason } });
		count(context, item.owner, { published: -1, withdrawn: 1 });
		return { code, atMs };
	},
};
