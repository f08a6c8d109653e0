import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { type NewKey, newKeys, putKeys } from "../opening.ts";
import type { AccountRecord } from "../records.ts";
import { refuse } from "../refusals.ts";
import { allKeysInForce } from "../replaced-keys.ts";
import type { AccountResult, ReplaceSealInput } from "../schema.ts";
import { accounts, keys } from "../state.ts";

interface Plan {
	readonly found: AccountRecord;
	readonly next: readonly NewKey[];
	readonly before: readonly string[];
}

/**
 * The operator replaces all keys of a department that lost its seal or fears it stolen. Refuses department-unknown, key-invalid,
 * key-taken, keys-unnamed (a key in force that is not named would stay in force).
 */
export const replaceSeal: Action<Static<typeof ReplaceSealInput>, Static<typeof AccountResult>, Plan> = {
	check(context, { department, revoked, keys: wanted }) {
		const found = context.get(accounts, department);
		if (!found) refuse("department-unknown");
		const before = allKeysInForce(context, { account: department, named: revoked, count: found.activeKeys });
		return { found, next: newKeys(context, wanted), before };
	},
	apply(context, { department }, { found, next, before }) {
		for (const id of before) {
			context.put(keys, id, { ...context.get(keys, id)!, revokedMs: context.timeMs });
		}
		putKeys(context, department, next);
		context.put(accounts, department, { ...found, activeKeys: next.length });
		return { account: department };
	},
};
