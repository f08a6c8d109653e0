import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { postOfAnother } from "../post.ts";
import type { PostRecord } from "../records.ts";
import type { AccountResult, DismissInput } from "../schema.ts";
import { postKey, posts } from "../state.ts";

/** A department ends an officer's post; the account and its posts elsewhere stay. Refuses post-unknown, post-own. */
export const dismiss: Action<Static<typeof DismissInput>, Static<typeof AccountResult>, PostRecord> = {
	check(context, { officer }) {
		return postOfAnother(context, officer);
	},
	apply(context, { officer }, post) {
		context.put(posts, postKey(post.department, officer), { ...post, endedMs: context.timeMs });
		return { account: officer };
	},
};
