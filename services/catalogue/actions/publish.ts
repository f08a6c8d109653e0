import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { PublishInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { type PlannedVersion, planFirst } from "../rules/plan-version.ts";
import { items } from "../state.ts";
import { publishedResult } from "./published-result.ts";
import { publisher } from "./publisher.ts";
import { writeVersion } from "./write-version.ts";

/** Publishes a new item: its version 1. Refuses a code that is taken, by whomever. */
export const publish: Action<PublishInput, ReturnType<typeof publishedResult>, PlannedVersion> = {
	check(context, input) {
		if (context.get(items, input.code)) refuse("item-exists");
		const planned = planFirst(input, publisher(context));
		return typeof planned === "string" ? refuse(planned) : planned;
	},
	apply(context, _input, planned) {
		writeVersion(context, planned);
		return publishedResult(planned);
	},
};
