import type { TrustPolicy } from "./policy.ts";

/** What says which keys are the log's. */
export type LogTrust = Pick<TrustPolicy, "origin" | "logKeys" | "formerLogKeys">;

/**
 * The policy under which the log's own signature is enough: for checkpoints that are held against the log itself (evidence of a fork, anchors on a chain), whoever
 * else signed them. What the policy says of the log's keys, former ones too, stays in force.
 */
export function logAlone(policy: LogTrust): TrustPolicy {
	const { origin, logKeys, formerLogKeys } = policy;
	return { origin, logKeys, formerLogKeys, cosigners: [], quorum: 0 };
}
