import { guideHash } from "@mingjian/services/catalogue/rules/guide-hash.ts";
import { maxVersions } from "@mingjian/services/catalogue/schema.ts";
import { type Problem, problem } from "./problems.ts";
import type { Draft } from "./read-row.ts";
import type { Outcome } from "./report.ts";

/** An item on the record, as its header in the collection `catalogue.item` says. */
export interface KnownItem {
	readonly owner: string;
	readonly withdrawn: boolean;
	/** Hashes of its versions, oldest first. */
	readonly hashes: readonly string[];
}

/** What a row means for the record as it is. A guide the department has replaced since is not put back. */
export function standing(
	draft: Draft,
	owner: string,
	known: KnownItem | undefined,
): { readonly outcome: Outcome; readonly problems: readonly Problem[] } {
	const refused = (code: "owner-other" | "item-withdrawn" | "too-many-versions") => ({
		outcome: "refused" as const,
		problems: [problem(code, "itemCode", draft.code)],
	});
	if (!known) return { outcome: "publish", problems: [] };
	if (known.owner !== owner) return refused("owner-other");
	if (known.withdrawn) return refused("item-withdrawn");
	const hash = guideHash(draft.guide);
	if (known.hashes.at(-1) === hash) return { outcome: "unchanged", problems: [] };
	if (known.hashes.includes(hash)) {
		return { outcome: "unchanged", problems: [problem("changed-since-import", "itemCode", draft.code)] };
	}
	return known.hashes.length >= maxVersions
		? refused("too-many-versions")
		: { outcome: "amend", problems: [] };
}
