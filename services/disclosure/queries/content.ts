import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { ContentParameters, NamedContent } from "../query-schema.ts";
import { contents } from "../state.ts";

/** What the record says of a sealed content; undefined where it is not on it. */
export const content: Query<Static<typeof ContentParameters>, Static<typeof NamedContent>> = (
	context,
	asked,
) => {
	const found = context.get(contents, asked.content);
	return found && { content: asked.content, ...found };
};
