import type { TrustPolicy } from "./policy.ts";

/** What says which keys are the log's. */
export type LogTrust = Pick<TrustPolicy, "origin" | "logKeys" | "formerLogKeys">;

/**
 * The policy under which the log's own signature is enough: for checkpoints that are held against the log itself (evidence of a fork, anchors on a chain), whoever
 * else signed them. Whatever else a policy says of the log's keys stays in force.
 */
export function logAlone(policy: LogTrust): TrustPolicy {
	return { ...policy, cosigners: [], quorum: 0, executors: [], executionQuorum: 0 };
}
