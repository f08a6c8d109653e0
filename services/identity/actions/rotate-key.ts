import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { NewKey } from "../opening.ts";
import { changeKeys, ownAccount, ownKey, provedKey } from "../own-keys.ts";
import type { AccountRecord } from "../records.ts";
import type { KeyResult, RotateKeyInput } from "../schema.ts";

interface Plan {
	readonly record: AccountRecord;
	readonly added: NewKey;
}

/**
 * An account puts a new key, which signs too, in the place of an old one. Refuses own-account-only, key-not-yours, key-revoked-before,
 * key-invalid, key-taken, key-not-proved.
 */
export const rotateKey: Action<Static<typeof RotateKeyInput>, Static<typeof KeyResult>, Plan> = {
	check(context, { old, key }) {
		const record = ownAccount(context);
		ownKey(context, old);
		return { record, added: provedKey(context, key) };
	},
	apply(context, { old }, { record, added }) {
		changeKeys(context, { record, added: [added], revoked: [old] });
		return { key: added.id };
	},
};
