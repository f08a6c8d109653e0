import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { refuse } from "../refusals.ts";
import { keyInForce } from "../rules/key-in-force.ts";
import type { RetireInput, SealingKeyResult, SealingKeysRecord } from "../schema.ts";
import { sealingKeys } from "../state.ts";
import { holderOf } from "./register-sealing-key.ts";

/** The holder takes a sealing key out of use; what was wrapped to it can still be opened with it. Refuses sealing-key-unknown. */
export const retireSealingKey: Action<
	Static<typeof RetireInput>,
	Static<typeof SealingKeyResult>,
	SealingKeysRecord
> = {
	check(context, { key }) {
		const holder = holderOf(context);
		if (!keyInForce(context, holder, key)) refuse("sealing-key-unknown");
		const { keys } = context.get(sealingKeys, holder)!;
		const retiredMs = context.timeMs;
		return { holder, keys: keys.map((each) => (each.key === key ? { ...each, retiredMs } : each)) };
	},
	apply(context, { key }, record) {
		context.put(sealingKeys, record.holder, record);
		return { key };
	},
};
