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
const begin = { seconds: 1, batch: 200 };
const departments = {
	civilAffairs: "department:civil-affairs",
	urbanManagement: "department:urban-management",
};

/** Decisions per second on one core, the best of three runs after a warm-up. */
function perSecond(decide: () => void): number {
	let best = 0;
	for (let run = 0; run < 4; run++) {
		const from = performance.now();
		let count = 0;
		while (performance.now() - from < begin.seconds * 1000) {
			for (let at = 0; at < begin.batch; at++) decide();
			count += begin.batch;
		}
		const rate = (count * 1000) / (performance.now() - from);
		if (run > 0) best = Math.max(best, rate);
	}
	return best;
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
	const ours = perSecond(() => {
		if (prepared.evaluate(facts).kind !== "decided") throw new Error(`${rule.id} decides nothing`);
	});
	const bare = perSecond(bareEngine(rule, facts));
	const published = perSecond(() => publishable(rule));
	console.log(
		`${rule.id}: ${whole(ours)} decisions/s, bare engine ${whole(bare)}/s, ratio ${(ours / bare).toFixed(2)}; ` +
			`publication checks ${whole(published)}/s; estimated work ${Math.ceil(prepared.cost)} units`,
	);
}
