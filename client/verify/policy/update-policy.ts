import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { accept, type Result, refuse } from "@mingjian/ledger/merkle/log/result.ts";
import { knownLines } from "@mingjian/ledger/note/known-lines.ts";
import { formatTlogProof, parseTlogProof } from "@mingjian/ledger/note/tlog-proof.ts";
import type { PolicyRecord } from "@mingjian/services/governance/schema.ts";
import type { PublishedPolicy, VerifyReason } from "../verdict.ts";
import { verifyProofFile } from "../verify-proof-file.ts";
import { readPolicy } from "./read-policy.ts";

/** State key under which the record keeps the policy in force. */
export const policyKey = "governance.policy/current";

/** Why a policy was not brought up to date. */
export type UpdateRefusal = VerifyReason | "policy-proof-other" | "policy-older" | "policy-unusable";

/**
 * The trust policy in force, from a policy trusted before and a proof file of the record's own policy (`policyKey`) that the old policy
 * accepts: nobody else has to be trusted. Departments' issuing keys are no part of it and stay as they were.
 */
export function updatePolicy(trusted: PublishedPolicy, proof: Bytes): Result<PublishedPolicy, UpdateRefusal> {
	const verdict = verifyProofFile(withKnownLines(proof, trusted), trusted);
	if (!verdict.ok) return verdict;
	if (verdict.value.kind !== "state" || verdict.value.key !== policyKey || verdict.value.value === undefined)
		return refuse("policy-proof-other");
	const { record } = verdict.value.value as unknown as { record: PolicyRecord };
	if (record.version < trusted.version) return refuse("policy-older");
	const { ledger, city, passkeys, issuers } = trusted;
	const read = readPolicy(JSON.stringify({ ledger, city, ...record, passkeys, issuers }));
	return read.ok ? accept(read.value) : refuse("policy-unusable");
}

// While a key is being replaced the log signs with both, and the old policy knows one.
function withKnownLines(proof: Bytes, policy: PublishedPolicy): Bytes {
	const parts = parseTlogProof(proof);
	if (!parts.ok) return proof;
	return formatTlogProof({ ...parts.value, checkpoint: knownLines(parts.value.checkpoint, policy) });
}
