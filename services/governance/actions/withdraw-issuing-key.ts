import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { issuingDepartment } from "../issuing-department.ts";
import { refuse } from "../refusals.ts";
import type { IssuingKeyRecord, KeyResult, WithdrawInput } from "../schema.ts";
import { issuers } from "../state.ts";

/**
 * A department says that what a key signs is not good any more: from now, or from an earlier time where the key was stolen. Refuses
 * issuing-key-unknown, issuing-key-withdrawn, withdrawal-time.
 */
export const withdrawIssuingKey: Action<
	Static<typeof WithdrawInput>,
	Static<typeof KeyResult>,
	IssuingKeyRecord[]
> = {
	check(context, { key, sinceMs = context.timeMs }) {
		const keys = context.get(issuers, issuingDepartment(context))?.keys ?? [];
		const found = keys.find((each) => each.keyId === key);
		if (!found) refuse("issuing-key-unknown");
		if (found.withdrawnAtMs !== undefined) refuse("issuing-key-withdrawn");
		// A key withdrawn before it begins is never in force, whichever time is named.
		const earliest = Math.min(found.validFromMs, context.timeMs);
		if (sinceMs > context.timeMs || sinceMs < earliest) refuse("withdrawal-time");
		return keys.map((each) => (each === found ? { ...found, withdrawnAtMs: sinceMs } : each));
	},
	apply(context, { key }, keys) {
		context.put(issuers, issuingDepartment(context), { keys });
		return { key };
	},
};
