import type { Item, VersionLine } from "../schema.ts";

/**
 * The version of an item in force at a time: the last whose effective time has come, the later version where two take
 * effect together. None before the first takes effect and none from the moment of withdrawal.
 */
export function versionInForce(
	item: Pick<Item, "versions" | "withdrawal">,
	atMs: number,
): VersionLine | undefined {
	if (item.withdrawal && atMs >= item.withdrawal.atMs) return undefined;
	return item.versions.findLast((each) => each.effectiveFromMs <= atMs);
}
