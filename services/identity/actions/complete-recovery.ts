import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { type NewKey, newKeys, putKeys } from "../opening.ts";
import type { AccountRecord, RecoveryRecord } from "../records.ts";
import { recoveryOf } from "../recovery.ts";
import type { CompleteRecoveryInput } from "../recovery-schema.ts";
import { refuse } from "../refusals.ts";
import { allKeysInForce } from "../replaced-keys.ts";
import type { AccountResult } from "../schema.ts";
import { accounts, keys, recoveries } from "../state.ts";

interface Plan {
	readonly found: RecoveryRecord;
	readonly record: AccountRecord;
	readonly next: readonly NewKey[];
	readonly before: readonly string[];
}

/**
 * The holder of the new key, which signs, takes the account over once the delay is past; every key before it is revoked. Refuses
 * recovery-none, recovery-key, recovery-early, key-taken, keys-unnamed (a key that is not named would stay in force).
 */
export const completeRecovery: Action<
	Static<typeof CompleteRecoveryInput>,
	Static<typeof AccountResult>,
	Plan
> = {
	check(context, { account, revoked }) {
		const found = recoveryOf(context, account);
		const { keyId, algorithm, publicKey, dueMs } = found;
		if (!context.principal.keys.includes(keyId)) refuse("recovery-key");
		if (dueMs === undefined || context.timeMs < dueMs) refuse("recovery-early");
		const record = context.get(accounts, account)!;
		const before = allKeysInForce(context, { account, named: revoked, count: record.activeKeys });
		return { found, record, before, next: newKeys(context, [{ algorithm, publicKey }]) };
	},
	apply(context, { account }, { found, record, next, before }) {
		for (const id of before) {
			context.put(keys, id, { ...context.get(keys, id)!, revokedMs: context.timeMs });
		}
		putKeys(context, account, next);
		if (record.activeKeys !== next.length)
			context.put(accounts, account, { ...record, activeKeys: next.length });
		context.put(recoveries, account, { ...found, completedMs: context.timeMs });
		return { account };
	},
};
