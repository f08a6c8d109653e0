import type { PolicyRecord } from "../schema.ts";

type Keys = Pick<PolicyRecord, "logKeys" | "formerLogKeys">;

/**
 * Whether each former log key of a policy was the log's by the policy before it: a key that never was one does not become good for the
 * past, and one that was replaced is good for no more of the log afterwards.
 */
export function formerKeysFollow({ formerLogKeys = [] }: Keys, before: Keys): boolean {
	const former = new Map(before.formerLogKeys?.map(({ key, lastSize }) => [key, lastSize]));
	return formerLogKeys.every(({ key, lastSize }) => {
		const most = before.logKeys.includes(key) ? Number.MAX_SAFE_INTEGER : former.get(key);
		return most !== undefined && lastSize <= most;
	});
}
