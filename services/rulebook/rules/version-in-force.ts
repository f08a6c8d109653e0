import type { RuleHeader, VersionLine } from "../schema.ts";

/**
 * The version of a rule in force at a time: of those whose time has come the last, unless its own end has come or the rule was
 * withdrawn. A version that ended gives way to none: what it replaced does not come back.
 */
export function versionInForce(
	{ versions, withdrawal }: RuleHeader,
	timeMs: number,
): VersionLine | undefined {
	if (withdrawal && timeMs >= withdrawal.atMs) return undefined;
	const latest = versions.findLast(({ effectiveFromMs }) => effectiveFromMs <= timeMs);
	if (latest?.effectiveUntilMs !== undefined && latest.effectiveUntilMs <= timeMs) return undefined;
	return latest;
}
