import type { ApplyContext, CheckContext, StateReader } from "@mingjian/ledger/runtime/context.ts";
import type { AccountRecord } from "./records.ts";
import { refuse } from "./refusals.ts";
import { idOfKey } from "./rules/public-key.ts";
import type { PublicKey } from "./schema.ts";
import { accounts, keys } from "./state.ts";

/** A key that may be written, with its id. */
export interface NewKey {
	readonly id: string;
	readonly key: PublicKey;
}

/** Ids of keys that are new to the record and to each other. Refuses key-invalid, key-taken. */
export function newKeys(
	state: StateReader,
	wanted: readonly PublicKey[],
	seen = new Set<string>(),
): NewKey[] {
	return wanted.map((key) => {
		const id = idOfKey(key);
		if (seen.has(id) || state.get(keys, id)) refuse("key-taken");
		seen.add(id);
		return { id, key };
	});
}

/** Refuses unless every key signed this act itself (key-not-proved). */
export function proveKeys({ principal }: CheckContext, wanted: readonly NewKey[]): void {
	for (const { id } of wanted) if (!principal.signedBy.includes(id)) refuse("key-not-proved");
}

/** Writes keys of an account that were found new. */
export function putKeys(context: Writer, account: string, wanted: readonly NewKey[]): void {
	const addedMs = context.timeMs;
	for (const { id, key } of wanted) context.put(keys, id, { account, ...key, addedMs });
}

/** Writes a new account with its first keys. */
export function openAccount(
	context: Writer,
	id: string,
	{ firstKeys, ...record }: Pick<AccountRecord, "kind"> & Partial<AccountRecord> & Opening,
): void {
	context.put(accounts, id, { ...record, openedMs: context.timeMs, activeKeys: firstKeys.length });
	putKeys(context, id, firstKeys);
}

interface Opening {
	readonly firstKeys: readonly NewKey[];
}

/** What writing needs; genesis has it too. */
type Writer = Pick<ApplyContext, "put" | "timeMs">;
