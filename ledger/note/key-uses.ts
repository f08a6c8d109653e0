import type { FormerKey, TrustPolicy } from "./policy.ts";

/** What a key of a policy signs as, and up to which size of the log its signature counts. */
export interface KeyUse {
	readonly as: "log" | "cosigner" | "executor";
	/** Leaves; the largest whole number there is for a key in use. */
	readonly lastSize: number;
}

/** What each key of a policy, written as in the policy, is good for. */
export function keyUses(policy: TrustPolicy): ReadonlyMap<string, KeyUse> {
	const { logKeys, formerLogKeys, cosigners, formerCosigners, executors = [], formerExecutors } = policy;
	return new Map([
		...usesOf("log", logKeys, formerLogKeys),
		...usesOf("cosigner", cosigners, formerCosigners),
		...usesOf("executor", executors, formerExecutors),
	]);
}

function usesOf(
	as: KeyUse["as"],
	present: readonly string[],
	former: readonly FormerKey[] = [],
): [string, KeyUse][] {
	return [
		...former.map(({ key, lastSize }): [string, KeyUse] => [key, { as, lastSize }]),
		...present.map((key): [string, KeyUse] => [key, { as, lastSize: Number.MAX_SAFE_INTEGER }]),
	];
}
