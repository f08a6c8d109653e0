import { performance } from "node:perf_hooks";
import { celEnv, isCelError, parse, plan } from "@bufbuild/cel";
import { demoRules } from "@mingjian/services/rulebook/demo/demo-rules.ts";
import type { Rule } from "@mingjian/services/rulebook/rule-schema.ts";
import { publishable } from "@mingjian/services/rulebook/rules/check-examples.ts";
import { checkRule } from "@mingjian/services/rulebook/rules/check-rule.ts";
import { celText } from "@mingjian/services/rulebook/rules/compile-rule.ts";
import { prepareRule } from "@mingjian/services/rulebook/rules/evaluate.ts";
import { readFact } from "@mingjian/services/rulebook/rules/fact-value.ts";
import { ruleFunctions } from "@mingjian/services/rulebook/rules/functions.ts";

/**
 * `node bench/rules.ts`: how many decisions a second a published rule gives, with facts checked and a trace, beside the bare CEL
 * engine running the same compiled expressions over facts already converted, with neither.
 */
const slice = { count: 6, ms: 400, batch: 200 };
const departments = {
	civilAffairs: "department:civil-affairs",
	urbanManagement: "department:urban-management",
};

/** Rates per second on one core, the best slice of each: in turns, so that a busy machine slows all of them alike. */
function rates(works: readonly (() => void)[]): number[] {
	const best = works.map(() => 0);
	for (let turn = 0; turn < slice.count; turn++) {
		works.forEach((work, at) => {
			best[at] = Math.max(best[at]!, rateOf(work));
		});
	}
	return best;
}

function rateOf(work: () => void): number {
	const from = performance.now();
	let count = 0;
	while (performance.now() - from < slice.ms) {
		for (let at = 0; at < slice.batch; at++) work();
		count += slice.batch;
	}
	return (count * 1000) / (performance.now() - from);
}

function bareEngine(rule: Rule, facts: Readonly<Record<string, unknown>>): () => void {
	const env = celEnv({ funcs: [...ruleFunctions] });
	const program = checkRule(rule).program.map((each) => ({
		name: each.name,
		run: plan(env, parse(celText(each))),
	}));
	const read = Object.fromEntries(rule.facts.map((fact) => [fact.name, readFact(fact, facts[fact.name])]));
	return () => {
		const bindings: Record<string, unknown> = { ...read, rounding: rule.rounding };
		for (const { name, run } of program) {
			const value = run(bindings as never);
			if (isCelError(value)) throw value;
			bindings[name] = value;
		}
	};
}

function whole(value: number): string {
	return Math.round(value).toLocaleString("en");
}

for (const rule of demoRules(departments, 0)) {
	const { facts } = rule.examples[0]!;
	const prepared = prepareRule(rule);
	const decide = () => {
		if (prepared.evaluate(facts).kind !== "decided") throw new Error(`${rule.id} decides nothing`);
	};
	const [ours, bare, published] = rates([decide, bareEngine(rule, facts), () => publishable(rule)]) as [
		number,
		number,
		number,
	];
	console.log(
		`${rule.id}: ${whole(ours)} decisions/s, bare engine ${whole(bare)}/s, ratio ${(ours / bare).toFixed(2)}; ` +
			`publication checks ${whole(published)}/s; estimated work ${Math.ceil(prepared.cost)} units`,
	);
}
