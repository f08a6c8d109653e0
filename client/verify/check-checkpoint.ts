import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { type Result, refuse } from "@mingjian/ledger/merkle/log/result.ts";
import {
	type CheckpointRefusal,
	type TrustedCheckpoint,
	verifyCheckpoint,
} from "@mingjian/ledger/note/policy.ts";
import type { ProofPolicy } from "./verdict.ts";

/**
 * A checkpoint the policy trusts, every line of which the policy can check. Refuses lines of keys the policy does not name:
 * they prove nothing, and a file in which some bytes may be changed unnoticed is not one to show at a counter.
 */
export function checkCheckpoint(
	note: Bytes,
	policy: ProofPolicy,
): Result<TrustedCheckpoint, CheckpointRefusal | "cosigner-unknown"> {
	const trusted = verifyCheckpoint(note, policy);
	return trusted.ok && trusted.value.ignored.length > 0 ? refuse("cosigner-unknown") : trusted;
}
