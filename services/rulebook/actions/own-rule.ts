import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import { refuse } from "../refusals.ts";
import type { Rule } from "../rule-schema.ts";
import { publishable } from "../rules/check-examples.ts";
import type { PreparedRule } from "../rules/evaluate.ts";
import { RuleFault } from "../rules/rule-fault.ts";
import { type Draft, maxVersions, type RuleHeader } from "../schema.ts";
import { drafts, rules } from "../state.ts";

/** The department acted for: the manifest lets nobody in without one. */
export function departmentOf({ principal }: CheckContext): string {
	if (principal.department === undefined) throw new TypeError("an act of the rulebook without a department");
	return principal.department;
}

/** The officer who acts in person; refuses the department's seal, behind which could be anyone. */
export function officerOf({ principal }: CheckContext): string {
	return principal.kind === "officer" ? principal.account : refuse("officer-needed");
}

/** The rule, if there is one and it can still change; refuses another department's and a withdrawn one. */
export function ownRule(context: CheckContext, id: string): RuleHeader | undefined {
	const header = context.get(rules, id);
	if (header && header.department !== departmentOf(context)) refuse("not-owner");
	if (header?.withdrawal) refuse("rule-withdrawn");
	return header;
}

/** The draft of exactly this text; refuses another's, another version's and another text. */
export function draftOf(
	context: CheckContext,
	{ id, version, hash }: { readonly id: string; readonly version: number; readonly hash: string },
): Draft {
	const header = ownRule(context, id);
	const draft = context.get(drafts, id);
	if (draft && draft.department !== departmentOf(context)) refuse("not-owner");
	if (!draft || draft.version !== version || version !== nextVersion(header)) return refuse("draft-unknown");
	if (draft.hash !== hash) refuse("text-differs");
	return draft;
}

/** The number of the version after those published; refuses a rule that has as many as it can. */
export function nextVersion(header: RuleHeader | undefined): number {
	const version = (header?.versions.length ?? 0) + 1;
	return version > maxVersions ? refuse("too-many-versions") : version;
}

/** The rule ready to run; refuses a text with a fault, by the fault's code. */
export function checked(rule: Rule): PreparedRule {
	try {
		return publishable(rule);
	} catch (fault) {
		if (fault instanceof RuleFault) refuse(fault.code);
		throw fault;
	}
}
