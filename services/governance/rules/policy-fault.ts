import { parsePolicy, type TrustPolicy } from "@mingjian/ledger/note/policy.ts";

/** What keeps a verifier from using a policy: its keys, its quorum, or nothing (undefined). */
export function policyFault(policy: TrustPolicy): "policy-keys" | "policy-quorum" | undefined {
	const parsed = parsePolicy(policy);
	if (parsed.ok) return undefined;
	return parsed.reason === "policy-quorum" ? "policy-quorum" : "policy-keys";
}
