import type { Opening } from "@mingjian/ledger/runtime/contract.ts";
import { openAccount } from "./opening.ts";
import { idOfKey } from "./rules/public-key.ts";
import { accounts, keys } from "./state.ts";

/**
 * Opens and closes operators' accounts with the block for which governance decided so. An account or a key that somebody has meanwhile stays
 * theirs: the new operator is then not seated, and must be proposed again with a key of its own.
 */
export const seatOperators: Opening = (context) => {
	for (const { account, opens } of context.use("membership")?.seatsDue(context.height) ?? []) {
		const found = context.get(accounts, account);
		if (!opens) {
			const suspension = { by: account, reason: "governance", sinceMs: context.timeMs };
			if (found && !found.suspension) context.put(accounts, account, { ...found, suspension });
			continue;
		}
		const { name, algorithm, publicKey } = opens;
		const key = { algorithm, publicKey };
		const id = idOfKey(key);
		if (found || context.get(keys, id)) continue;
		openAccount(context, account, { kind: "operator", name, firstKeys: [{ id, key }] });
	}
};
