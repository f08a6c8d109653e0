import type { ApplyContext } from "@mingjian/ledger/runtime/context.ts";
import type { PlannedVersion } from "../rules/plan-version.ts";
import type { Tally } from "../schema.ts";
import { items, tallies, versionKey, versions } from "../state.ts";

/** Writes a planned version: its record, the header, and the department's count where the item is new. */
export function writeVersion(context: ApplyContext, { item, version }: PlannedVersion): void {
	context.put(versions, versionKey(version.code, version.version), version);
	context.put(items, item.code, item);
	if (version.version === 1) count(context, item.owner, { published: 1 });
}

/** Adds to a department's counts. */
export function count(
	context: ApplyContext,
	owner: string,
	{ published = 0, withdrawn = 0 }: Partial<Pick<Tally, "published" | "withdrawn">>,
): void {
	const tally = context.get(tallies, owner) ?? { owner, published: 0, withdrawn: 0 };
	context.put(tallies, owner, {
		owner,
		published: tally.published + published,
		withdrawn: tally.withdrawn + withdrawn,
	});
}
