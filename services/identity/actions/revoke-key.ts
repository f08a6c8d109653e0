import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { changeKeys, ownAccount, ownKey } from "../own-keys.ts";
import type { AccountRecord } from "../records.ts";
import { refuse } from "../refusals.ts";
import type { KeyResult, RevokeKeyInput } from "../schema.ts";

/** An account puts one of its keys out of force, never the last. Refuses own-account-only, key-not-yours, key-revoked-before, key-last. */
export const revokeKey: Action<Static<typeof RevokeKeyInput>, Static<typeof KeyResult>, AccountRecord> = {
	check(context, { key }) {
		const record = ownAccount(context);
		ownKey(context, key);
		if (record.activeKeys === 1) refuse("key-last");
		return record;
	},
	apply(context, { key }, record) {
		changeKeys(context, { record, revoked: [key] });
		return { key };
	},
};
