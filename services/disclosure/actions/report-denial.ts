import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { refuse } from "../refusals.ts";
import type { DenialResult, ReportDenialInput } from "../schema.ts";
import { contents, denials } from "../state.ts";

/**
 * The operator's vault says whom it refused a content, with the request as they signed it. Refuses content-unknown, and asker-unknown: what strangers
 * ask is nobody's act.
 */
export const reportDenial: Action<
	Static<typeof ReportDenialInput>,
	Static<typeof DenialResult>,
	{ tag: string }
> = {
	check(context, { content, asker }) {
		const { tag } = context.get(contents, content) ?? refuse("content-unknown");
		if (!context.use("accounts").describe(asker)) refuse("asker-unknown");
		return { tag };
	},
	apply(context, input, { tag }) {
		const { content, times } = input;
		context.put(denials, context.transaction, { ...input, tag, reportedMs: context.timeMs });
		return { content, times };
	},
};
