import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { NewKey } from "../opening.ts";
import { changeKeys, ownAccount, provedKey } from "../own-keys.ts";
import type { AccountRecord } from "../records.ts";
import { refuse } from "../refusals.ts";
import { type AddKeyInput, type KeyResult, mostKeys } from "../schema.ts";

interface Plan {
	readonly record: AccountRecord;
	readonly added: NewKey;
}

/**
 * An account gets one more key, which signs the same act to prove that its holder has it. Refuses own-account-only, keys-too-many,
 * key-invalid, key-taken, key-not-proved.
 */
export const addKey: Action<Static<typeof AddKeyInput>, Static<typeof KeyResult>, Plan> = {
	check(context, { key }) {
		const record = ownAccount(context);
		if (record.activeKeys >= mostKeys) refuse("keys-too-many");
		return { record, added: provedKey(context, key) };
	},
	apply(context, _input, { record, added }) {
		changeKeys(context, { record, added: [added] });
		return { key: added.id };
	},
};
