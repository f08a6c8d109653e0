import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { AmendInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { type PlannedVersion, planNext } from "../rules/plan-version.ts";
import { items } from "../state.ts";
import { publishedResult } from "./published-result.ts";
import { publisher } from "./publisher.ts";
import { writeVersion } from "./write-version.ts";

/** Publishes the next version of an item; the ones before stay as they are. Refuses all but its owner, and an equal guide. */
export const amend: Action<AmendInput, ReturnType<typeof publishedResult>, PlannedVersion> = {
	check(context, input) {
		const item = context.get(items, input.code) ?? refuse("item-unknown");
		const planned = planNext(item, input, publisher(context));
		return typeof planned === "string" ? refuse(planned) : planned;
	},
	apply(context, _input, planned) {
		writeVersion(context, planned);
		return publishedResult(planned);
	},
};
