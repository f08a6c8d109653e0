import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { actingDepartment, heldContent } from "../owner.ts";
import { refuse } from "../refusals.ts";
import type { ContentRecord, ContentResult, EraseInput } from "../schema.ts";
import { contents } from "../state.ts";

/**
 * The responsible department erases of its own accord: the purpose is met, or its time is over. Refuses content-unknown,
 * content-erased, not-responsible.
 */
export const erase: Action<Static<typeof EraseInput>, Static<typeof ContentResult>, ContentRecord> = {
	check(context, { content }) {
		const found = heldContent(context, content);
		if (found.responsible !== actingDepartment(context)) refuse("not-responsible");
		return found;
	},
	apply(context, { content }, found) {
		context.put(contents, content, { ...found, erasedMs: context.timeMs });
		return { content };
	},
};
