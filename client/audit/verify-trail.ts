import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { refuse } from "@mingjian/ledger/merkle/log/result.ts";
import type { ProofPolicy } from "../verify/verdict.ts";
import { ProofVerifier, type VerifyOptions } from "../verify/verify-proof-file.ts";
import { readTrail } from "./read-trail.ts";
import type { TrailVerdict } from "./trail-verdict.ts";
import { verifyRangeTrail } from "./verify-range-trail.ts";
import { verifyRecordTrail } from "./verify-record-trail.ts";

/** Says, offline, whether a trail file is whole and true under the policy (spec/proof.md §4). Any other octets get a reason. */
export function verifyTrail(file: Bytes, policy: ProofPolicy, options: VerifyOptions = {}): TrailVerdict {
	const trail = readTrail(file);
	if (!trail) return refuse("trail-unreadable");
	return trail.kind === "record"
		? verifyRecordTrail(trail, new ProofVerifier(policy, options))
		: verifyRangeTrail(trail, policy, options);
}
