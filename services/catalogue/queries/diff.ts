import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { guideChanges } from "../rules/guide-changes.ts";
import { versionKey, versions } from "../state.ts";
import type { DiffQuery, DiffView } from "../views.ts";

/** What changed between two versions of a guide. Undefined where there is no such version. */
export const diff: Query<DiffQuery, DiffView> = (context, { code, from, to }) => {
	const before = context.get(versions, versionKey(code, from));
	const after = context.get(versions, versionKey(code, to));
	if (!before || !after) return undefined;
	return { code, from, to, changes: guideChanges(before.guide as Json, after.guide as Json) };
};
