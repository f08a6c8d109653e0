import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { postOfAnother } from "../post.ts";
import type { PostRecord } from "../records.ts";
import type { AccountResult, ChangeRolesInput } from "../schema.ts";
import { postKey, posts } from "../state.ts";

/** A department changes what one of its officers may do. Refuses post-unknown, post-own. */
export const changeRoles: Action<
	Static<typeof ChangeRolesInput>,
	Static<typeof AccountResult>,
	PostRecord
> = {
	check(context, { officer }) {
		return postOfAnother(context, officer);
	},
	apply(context, { officer, roles }, post) {
		context.put(posts, postKey(post.department, officer), { ...post, roles });
		return { account: officer };
	},
};
