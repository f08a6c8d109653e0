import type { PlannedVersion } from "../rules/plan-version.ts";

/** What an act that wrote a version answers. */
export function publishedResult({ version: { code, version, effectiveFromMs, hash } }: PlannedVersion) {
	return { code, version, effectiveFromMs, hash };
}
