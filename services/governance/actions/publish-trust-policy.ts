import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pending, scheduleOf } from "../proposals/settle.ts";
import { refuse } from "../refusals.ts";
import { nextPolicy } from "../rules/next-policy.ts";
import type { PolicyRecord, PublishInput, PublishResult } from "../schema.ts";
import { current, policies, policyVersions } from "../state.ts";

/**
 * Operators publish whom a verifier shall trust from now on. As many must sign as the policy in force and the new one both ask
 * for, so a quorum that cannot be met is never published. Refuses policy-version, policy-keys, policy-quorum, policy-former-keys,
 * policy-signers.
 */
export const publishTrustPolicy: Action<
	Static<typeof PublishInput>,
	Static<typeof PublishResult>,
	PolicyRecord
> = {
	check(context, input) {
		const before = context.get(policies, current)!;
		if (input.version !== before.version + 1) refuse("policy-version");
		const next = nextPolicy(before, input, context);
		if (typeof next === "string") refuse(next);
		if (operatorsSigned(context) < Math.max(before.changeQuorum, next.changeQuorum)) refuse("policy-signers");
		const change = { kind: "trust-policy" as const, policy: input };
		if (pending(context, scheduleOf(context), change)) refuse("change-pending");
		return next;
	},
	apply(context, { version }, next) {
		context.put(policies, current, next);
		context.put(policyVersions, `${version}`, next);
		return { version };
	},
};

function operatorsSigned({ principal }: CheckContext): number {
	return 1 + principal.cosigners.filter(({ kind }) => kind === "operator").length;
}
