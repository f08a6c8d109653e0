import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { drafts } from "../state.ts";
import type { DraftQuery, DraftView } from "../views.ts";

/** The latest draft of a rule, with what reviewers said of it; the last one published where there is none newer. */
export const latestDraft: Query<DraftQuery, DraftView> = (context, { id }) => {
	const found = context.get(drafts, id);
	const stamp = context.stamp(drafts, id);
	return found && stamp ? { draft: found, stamp } : undefined;
};
