import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { PublishInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import type { Draft, RuleHeader, Version } from "../schema.ts";
import { rules, versionKey, versions } from "../state.ts";
import { checked, draftOf, ownRule } from "./own-rule.ts";

interface Planned {
	readonly header: RuleHeader;
	readonly version: Version;
}

interface Published {
	readonly id: string;
	readonly version: number;
	readonly hash: string;
	readonly effectiveFromMs: number;
}

/** Officers besides the authors who must approve. */
const approvalsNeeded = 2;

/**
 * Makes the reviewed draft the rule's next version, in force from the time its text names. Checks the text and runs its examples
 * once more. Refuses fewer than two approvals, any objection, and a time that has passed.
 */
export const publish: Action<PublishInput, Published, Planned> = {
	check(context, input) {
		const draft = draftOf(context, input);
		if (draft.reviews.some(({ verdict }) => verdict === "object")) refuse("review-objected");
		if (draft.reviews.length < approvalsNeeded) refuse("reviews-missing");
		const header = ownRule(context, draft.id);
		const { effectiveFromMs } = draft.rule;
		if (effectiveFromMs < context.timeMs) refuse("effective-in-past");
		const previous = header?.versions.at(-1);
		if (previous && effectiveFromMs < previous.effectiveFromMs) refuse("effective-before-previous");
		if (checked(draft.rule).ruleHash !== draft.hash) throw new TypeError("a draft's hash is not its text's");
		return planned(context, draft, header);
	},
	apply(context, { id, version, hash }, plan) {
		context.put(versions, versionKey(id, version), plan.version);
		context.put(rules, id, plan.header);
		return { id, version, hash, effectiveFromMs: plan.version.rule.effectiveFromMs };
	},
};

function planned(context: CheckContext, draft: Draft, header: RuleHeader | undefined): Planned {
	const { id, version, hash, authors, reviews, rule } = draft;
	const { effectiveFromMs, effectiveUntilMs, department, title } = rule;
	const publishedAtMs = context.timeMs;
	const until = effectiveUntilMs === undefined ? {} : { effectiveUntilMs };
	const line = { version, effectiveFromMs, ...until, publishedAtMs, hash };
	const publisher = context.principal.account;
	return {
		header: { id, department, title, status: "published", versions: [...(header?.versions ?? []), line] },
		version: { id, version, hash, publishedAtMs, publisher, authors, reviews, rule },
	};
}
