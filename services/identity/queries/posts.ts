import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import type { PostsPage, PostsParameters } from "../query-schema.ts";
import { posts as of } from "../state.ts";

/** Who serves, or served, where and with which roles. */
export const posts: Query<Static<typeof PostsParameters>, Static<typeof PostsPage>> = (
	context,
	{ department, officer, ...page },
) => {
	const found = context.find(of, pageFind(page, { department, officer }, { order: "since" }));
	return pageFrom(found, (record) => record);
};
