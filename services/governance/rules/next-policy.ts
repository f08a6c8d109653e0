import type { Static } from "typebox";
import type { GovernanceRefusal } from "../refusals.ts";
import type { PolicyRecord, PublishInput } from "../schema.ts";
import { formerKeysFollow, withFormerSigners } from "./former-keys.ts";
import { policyFault } from "./policy-fault.ts";

/** When a policy comes into force, and how many leaves the log had before that block. */
export interface Moment {
	readonly timeMs: number;
	readonly logSize: number;
}

/** The policy that follows another, with those who left it; a refusal's code where no verifier could use it or where its former keys are made up. */
export function nextPolicy(
	before: PolicyRecord,
	input: Static<typeof PublishInput>,
	{ timeMs, logSize }: Moment,
): PolicyRecord | GovernanceRefusal {
	const given = { ...input, origin: before.origin, sinceMs: timeMs };
	const next = withFormerSigners(given, before, logSize);
	const fault = policyFault(next);
	if (fault) return fault;
	return formerKeysFollow(next, before, logSize) ? next : "policy-former-keys";
}
