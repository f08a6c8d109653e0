import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { proveOwner } from "../owner.ts";
import { refuse } from "../refusals.ts";
import type { ConsentRecord, ContentResult, WithdrawInput } from "../schema.ts";
import { consentKey, consents } from "../state.ts";

/** The owner withdraws a consent; the vault drops its wrap. Refuses consent-unknown, owner-unproved. */
export const withdrawConsent: Action<
	Static<typeof WithdrawInput>,
	Static<typeof ContentResult>,
	ConsentRecord
> = {
	check(context, { content, department }) {
		const found = context.get(consents, consentKey(content, department));
		if (!found || found.withdrawnMs !== undefined) refuse("consent-unknown");
		proveOwner(context, found.tag);
		return found;
	},
	apply(context, { content, department }, found) {
		context.put(consents, consentKey(content, department), { ...found, withdrawnMs: context.timeMs });
		return { content };
	},
};
