import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { RecordDecisionInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { outcomeFits } from "../rules/open-outcome.ts";
import { versionInForce } from "../rules/version-in-force.ts";
import type { Decision, RuleHeader } from "../schema.ts";
import { decisions, rules, usages, versionKey, versions } from "../state.ts";
import { departmentOf } from "./own-rule.ts";

/**
 * Writes down what a rule decided over committed facts. Refuses a version that was not in force at the time the decision is as of,
 * another text than that version's, commitments or outcomes the rule does not declare, and an id that is taken.
 */
export const recordDecision: Action<
	RecordDecisionInput,
	Pick<Decision, "decision" | "id" | "version">,
	Decision
> = {
	check(context, input) {
		const header = context.get(rules, input.id) ?? refuse("rule-unknown");
		if (header.department !== departmentOf(context)) refuse("not-owner");
		if (context.get(decisions, input.decision)) refuse("decision-exists");
		checkInForce(context, input, header);
		const version = context.get(versions, versionKey(input.id, input.version));
		if (!version) throw new TypeError(`${input.id} lists a version that is not there`);
		const declared = version.rule.facts.map(({ name }) => name).sort();
		if (input.inputs.map(({ fact }) => fact).join() !== declared.join()) refuse("inputs-mismatch");
		if (!outcomeFits(version.rule, input.outcome)) refuse("outcome-mismatch");
		const { department } = header;
		const decidedBy = context.principal.account;
		return { ...input, department, decidedBy, decidedAtMs: context.timeMs };
	},
	apply(context, { decision, id, version }, record) {
		const { department } = record;
		context.put(decisions, decision, record);
		const { decisions: before } = context.get(usages, id) ?? { decisions: 0 };
		context.put(usages, id, { id, department, decisions: before + 1 });
		return { decision, id, version };
	},
};

function checkInForce(
	{ timeMs }: CheckContext,
	{ asOfMs, version, hash }: RecordDecisionInput,
	header: RuleHeader,
): void {
	if (asOfMs > timeMs) refuse("as-of-future");
	const inForce = versionInForce(header, asOfMs);
	if (inForce?.version !== version) refuse("not-in-force");
	if (inForce.hash !== hash) refuse("text-differs");
}
