import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { type NewKey, newKeys, openAccount, proveKeys } from "../opening.ts";
import { refuse } from "../refusals.ts";
import type { AccountResult, RegisterInput } from "../schema.ts";

/** A citizen opens an account with keys alone; every key must sign. Refuses account-id, key-invalid, key-taken, key-not-proved. */
export const register: Action<Static<typeof RegisterInput>, Static<typeof AccountResult>, NewKey[]> = {
	check(context, input) {
		const wanted = newKeys(context, input.keys);
		if (context.principal.account !== `citizen:${wanted[0]!.id}`) refuse("account-id");
		proveKeys(context, wanted);
		return wanted;
	},
	apply(context, _input, firstKeys) {
		const { account } = context.principal;
		openAccount(context, account, { kind: "citizen", firstKeys });
		return { account };
	},
};
