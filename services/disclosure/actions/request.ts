import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { ownContent } from "../owner.ts";
import { refuse } from "../refusals.ts";
import { answerLimitMs, type ContentRecord, type RequestInput, type RequestResult } from "../schema.ts";
import { contents, requests } from "../state.ts";

type Input = Static<typeof RequestInput>;

/**
 * The owner asks for a content to be corrected, bringing the correct one sealed, or to be erased. Refuses owner-unproved,
 * content-unknown, content-erased, request-open, replacement-unfit.
 */
export const request: Action<Input, Static<typeof RequestResult>, ContentRecord> = {
	check(context, { content, kind, replacement }) {
		const found = ownContent(context, content);
		const earlier = context.get(requests, content);
		if (earlier && earlier.answeredMs === undefined) refuse("request-open");
		const other = replacement === undefined ? undefined : context.get(contents, replacement);
		const fits =
			kind === "erasure"
				? replacement === undefined
				: replacement !== content &&
					other?.erasedMs === undefined &&
					other?.tag === found.tag &&
					other.group === found.group;
		if (!fits) refuse("replacement-unfit");
		return found;
	},
	apply(context, input, { tag, responsible }) {
		const requestedMs = context.timeMs;
		const dueMs = requestedMs + answerLimitMs;
		context.put(requests, input.content, { ...input, tag, department: responsible, requestedMs, dueMs });
		return { content: input.content, dueMs };
	},
};
