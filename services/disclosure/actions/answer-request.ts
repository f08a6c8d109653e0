import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { actingDepartment, heldContent } from "../owner.ts";
import { refuse } from "../refusals.ts";
import type { AnswerRequestInput, ContentRecord, ContentResult } from "../schema.ts";
import { contents, requests } from "../state.ts";

/**
 * The responsible department grants or refuses a request, naming the clause. A granted erasure takes effect at once: nothing is
 * released from then on, and vaults destroy what they hold. Refuses request-unknown, content-erased.
 */
export const answerRequest: Action<
	Static<typeof AnswerRequestInput>,
	Static<typeof ContentResult>,
	ContentRecord
> = {
	check(context, { content }) {
		const found = context.get(requests, content);
		const waits = found && found.answeredMs === undefined;
		if (!waits || found.department !== actingDepartment(context)) refuse("request-unknown");
		return heldContent(context, content);
	},
	apply(context, { content, outcome, basis }, record) {
		const found = context.get(requests, content)!;
		const answeredMs = context.timeMs;
		const answer = { outcome, basis, answeredMs, late: answeredMs > found.dueMs };
		context.put(requests, content, { ...found, ...answer });
		if (outcome === "granted") {
			const effect = found.kind === "erasure" ? { erasedMs: answeredMs } : { replacedBy: found.replacement! };
			context.put(contents, content, { ...record, ...effect });
		}
		return { content };
	},
};
