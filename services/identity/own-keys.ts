import type { ApplyContext, CheckContext } from "@mingjian/ledger/runtime/context.ts";
import { type NewKey, newKeys, proveKeys, putKeys } from "./opening.ts";
import type { AccountRecord, KeyRecord } from "./records.ts";
import { refuse } from "./refusals.ts";
import type { PublicKey } from "./schema.ts";
import { accounts, keys } from "./state.ts";

/** The account whose holder acts for itself. Refuses own-account-only. */
export function ownAccount(context: CheckContext): AccountRecord {
	const { account, subject } = context.principal;
	if (subject !== account) refuse("own-account-only");
	return context.get(accounts, account)!;
}

/** One of the account's own keys in force. Refuses key-not-yours, key-revoked-before. */
export function ownKey(context: CheckContext, id: string): KeyRecord {
	const key = context.get(keys, id);
	if (key?.account !== context.principal.account) refuse("key-not-yours");
	if (key.revokedMs !== undefined) refuse("key-revoked-before");
	return key;
}

/** A key new to the record that signed this act. Refuses key-invalid, key-taken, key-not-proved. */
export function provedKey(context: CheckContext, key: PublicKey): NewKey {
	const wanted = newKeys(context, [key]);
	proveKeys(context, wanted);
	return wanted[0]!;
}

/** Writes the actor's account after some of its keys came or went. */
export function changeKeys(context: ApplyContext, change: KeyChange): void {
	const { account } = context.principal;
	const { record, added = [], revoked = [] } = change;
	for (const id of revoked) context.put(keys, id, { ...context.get(keys, id)!, revokedMs: context.timeMs });
	putKeys(context, account, added);
	const activeKeys = record.activeKeys + added.length - revoked.length;
	if (activeKeys !== record.activeKeys) context.put(accounts, account, { ...record, activeKeys });
}

interface KeyChange {
	readonly record: AccountRecord;
	readonly added?: readonly NewKey[];
	readonly revoked?: readonly string[];
}
