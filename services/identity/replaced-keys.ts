import type { StateReader } from "@mingjian/ledger/runtime/context.ts";
import { refuse } from "./refusals.ts";
import { keys } from "./state.ts";

/** Keys somebody names as all of an account's. */
export interface NamedKeys {
	readonly account: string;
	readonly named: readonly string[];
	/** How many the account has in force. */
	readonly count: number;
}

/** The keys named, which are all that are in force. Refuses keys-unnamed: one left out would stay in force. */
export function allKeysInForce(state: StateReader, { account, named, count }: NamedKeys): readonly string[] {
	const inForce = named.filter((id) => {
		const key = state.get(keys, id);
		return key?.account === account && key.revokedMs === undefined;
	});
	if (inForce.length !== named.length || inForce.length !== count) refuse("keys-unnamed");
	return inForce;
}
