import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** The name of the department as a member to spread; nothing where it has none. */
export function ownerName(context: QueryContext, owner: string): { ownerName?: Words } {
	const name = context.use("accounts").describe(owner)?.name;
	return name ? { ownerName: name } : {};
}
