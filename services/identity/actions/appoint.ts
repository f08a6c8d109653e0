import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { type NewKey, newKeys, openAccount } from "../opening.ts";
import { departmentOf } from "../post.ts";
import { refuse } from "../refusals.ts";
import type { AccountResult, AppointInput } from "../schema.ts";
import { accounts, postKey, posts } from "../state.ts";

type Input = Static<typeof AppointInput>;

/**
 * A department gives a person a post. An officer the record does not know comes with a first key and a name; one it knows is
 * appointed as is and may serve several departments. Refuses officer-incomplete, officer-known, account-id, key-invalid,
 * key-taken, post-taken.
 */
export const appoint: Action<Input, Static<typeof AccountResult>, readonly NewKey[]> = {
	check(context, input) {
		const post = context.get(posts, postKey(departmentOf(context), input.officer));
		if (post && post.endedMs === undefined) refuse("post-taken");
		return context.get(accounts, input.officer) ? knownOfficer(input) : newOfficer(context, input);
	},
	apply(context, { officer, name, roles }, firstKeys) {
		const department = departmentOf(context);
		if (name) openAccount(context, officer, { kind: "officer", name, home: department, firstKeys });
		context.put(posts, postKey(department, officer), { department, officer, roles, sinceMs: context.timeMs });
		return { account: officer };
	},
};

function knownOfficer({ key, name }: Input): readonly NewKey[] {
	if (key || name) refuse("officer-known");
	return [];
}

function newOfficer(context: CheckContext, { officer, key, name }: Input): readonly NewKey[] {
	if (!key || !name) refuse("officer-incomplete");
	const first = newKeys(context, [key]);
	if (officer !== `officer:${first[0]!.id}`) refuse("account-id");
	return first;
}
