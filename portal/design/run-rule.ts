import type { FlowRules } from "@mingjian/services/cases/flow-wiring.ts";
import type { PackRule } from "@mingjian/services/packs/pack-schema.ts";
import type { Rule } from "@mingjian/services/rulebook/rule-schema.ts";
import { evaluate, type Facts } from "@mingjian/services/rulebook/rules/evaluate.ts";
import { humanReasons } from "@mingjian/services/rulebook/rules/human.ts";
import { traceWords } from "@mingjian/services/rulebook/rules/trace-words.ts";
import type { Words } from "../words/words.ts";

/** What a rule makes of some facts, in words. */
export interface RuleRun {
	readonly title: Words;
	/** What the flow rests on it. */
	readonly use?: keyof FlowRules;
	/** Line by line how it came about; empty where a person has to decide. */
	readonly trace: readonly Words[];
	/** Why a person has to decide, and at which step. */
	readonly human?: { readonly words: Words; readonly where: string };
}

/** A worked example of a rule, carried out. */
export interface ExampleRun extends RuleRun {
	readonly asExpected: boolean;
}

/** Runs a rule, as the desk would over a case. */
export function runRule(rule: PackRule | Rule, facts: Facts): RuleRun {
	const found = evaluate(whole(rule), facts);
	const { title } = rule;
	if (found.kind === "decided") return { title, trace: found.trace.map(traceWords) };
	const words = found.words ?? humanReasons[found.reason];
	return { title, trace: [], human: { words, where: found.where } };
}

/** Runs every example of a rule and holds what comes of it against what it expects. */
export function runExamples(rule: PackRule | Rule): ExampleRun[] {
	return rule.examples.map((example) => {
		const found = evaluate(whole(rule), example.facts);
		const asExpected =
			found.kind === "human"
				? found.reason === example.human
				: example.outcome !== undefined && sameOutcome(found.outcome, example.outcome);
		return { ...runRule(rule, example.facts), title: example.title, asExpected };
	});
}

function sameOutcome(
	one: Readonly<Record<string, unknown>>,
	other: Readonly<Record<string, unknown>>,
): boolean {
	const names = Object.keys(one);
	return (
		names.length === Object.keys(other).length &&
		names.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]))
	);
}

function whole(rule: PackRule | Rule): Rule {
	return { department: "department:pack", effectiveFromMs: 0, ...rule };
}
