import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { AccountParameters, NamedAccount } from "../query-schema.ts";
import type { AccountRecord } from "../records.ts";
import { accounts } from "../state.ts";

/** One account; undefined where there is none. */
export const account: Query<Static<typeof AccountParameters>, Static<typeof NamedAccount>> = (
	context,
	asked,
) => {
	const found = context.get(accounts, asked.account);
	return found && named(context, found, asked.account);
};

/** An account with its id and revision. */
export function named(context: QueryContext, record: AccountRecord, id: string): Static<typeof NamedAccount> {
	return { account: id, revision: context.stamp(accounts, id)!.revision, ...record };
}
