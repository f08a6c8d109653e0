import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { PostRecord } from "./records.ts";
import { refuse } from "./refusals.ts";
import { postKey, posts } from "./state.ts";

/** The department acted for. The manifest lets nobody in who acts for none, so its absence is a bug (TypeError). */
export function departmentOf({ principal }: Pick<CheckContext, "principal">): string {
	if (principal.department === undefined) throw new TypeError(`${principal.account} acts for no department`);
	return principal.department;
}

/** The post somebody else holds in the department acted for. Refuses post-own, post-unknown. */
export function postOfAnother(context: CheckContext, officer: string): PostRecord {
	if (officer === context.principal.account) refuse("post-own");
	const post = context.get(posts, postKey(departmentOf(context), officer));
	if (!post || post.endedMs !== undefined) refuse("post-unknown");
	return post;
}
