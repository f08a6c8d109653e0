import type { VersionsRecord } from "../proposals/proposal-schema.ts";

const made = new WeakMap<VersionsRecord, Readonly<Record<string, string>>>();

/** Versions by service; the same object for the same record, so that what follows from it is worked out once. */
export function versionsByService(
	record: VersionsRecord | undefined,
): Readonly<Record<string, string>> | undefined {
	if (!record) return undefined;
	const known = made.get(record);
	if (known) return known;
	const versions = Object.fromEntries(record.contracts.map(({ service, version }) => [service, version]));
	made.set(record, versions);
	return versions;
}
