import assert from "node:assert/strict";
import { test } from "node:test";
import { type CelFunc, celEnv, celFunc, isCelError, parse, plan } from "@bufbuild/cel";
import fc from "fast-check";
import { roadWorksFee } from "../demo/road-works-fee.ts";
import type { Rule } from "../rule-schema.ts";
import { smallRule } from "../rulebook-city.test.ts";
import { checkRule } from "./check-rule.ts";
import { celText } from "./compile-rule.ts";
import { evaluate, prepareRule } from "./evaluate.ts";
import { ruleFunctions } from "./functions.ts";
import { RuleFault } from "./rule-fault.ts";

const words = { zh: "文字", en: "Words" };
const base = smallRule("department:office", 0);
const facts: Rule["facts"] = [
	...base.facts,
	{ name: "open", title: words, type: "bool" },
	{ name: "items", title: words, type: "list(int)", maxItems: 12 },
];

const given = fc.record({
	amount: fc.integer({ min: -1_000_000, max: 1_000_000 }),
	open: fc.boolean(),
	items: fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 12 }),
});

/** Expressions that are an int by construction, some of them with loops. */
const { number } = fc.letrec<{ number: string; truth: string }>((tie) => ({
	number: fc.oneof(
		{ maxDepth: 4 },
		fc.constant("amount"),
		fc.integer({ min: -99, max: 99 }).map((each) => `(${each})`),
		fc
			.tuple(tie("number"), fc.constantFrom("+", "-", "*", "%"), tie("number"))
			.map((of) => `(${of.join(" ")})`),
		fc.tuple(tie("truth"), tie("number"), tie("number")).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
		fc
			.tuple(tie("number"), tie("number"), fc.constantFrom("half-up", "half-even", "floor"))
			.map(([a, b, mode]) => `divide(${a}, ${b}, "${mode}")`),
		// Named by what stands within, so that no loop has the name of one around it.
		tie("number").map((each) => {
			const item = `x${each.length}`;
			return `size(items.filter(${item}, divide(${item}, 3, rounding) < ${each}))`;
		}),
	),
	truth: fc.oneof(
		{ maxDepth: 3 },
		fc.constant("open"),
		fc.tuple(tie("number"), fc.constantFrom("<", "==", ">="), tie("number")).map((of) => `(${of.join(" ")})`),
		fc.tuple(tie("truth"), fc.constantFrom("&&", "||"), tie("truth")).map((of) => `(${of.join(" ")})`),
	),
}));

/** The only faults that such an expression can have. */
const tooMuch: readonly (string | undefined)[] = ["expression-too-large", "cost-too-high", "macros-too-deep"];

function ruleOf(expression: string): Rule {
	return { ...base, facts, outcomes: [{ ...base.outcomes[0]!, expression }] };
}

function faultOf(rule: Rule): string | undefined {
	try {
		checkRule(rule);
		return undefined;
	} catch (fault) {
		assert.ok(fault instanceof RuleFault, String(fault));
		return fault.code;
	}
}

test("whatever an author writes, there is never a double and never a surprise", () => {
	fc.assert(
		fc.property(number, given, (expression, told) => {
			const rule = ruleOf(expression);
			const fault = faultOf(rule);
			if (fault !== undefined) return assert.ok(tooMuch.includes(fault), fault);
			const found = evaluate(rule, told);
			if (found.kind === "human") return assert.match(found.reason, /^(expression-failed|outcome-invalid)$/);
			for (const { value } of found.trace) assert.ok(Number.isSafeInteger(value), expression);
			assert.deepEqual(evaluate(structuredClone(rule), structuredClone(told)), found);
		}),
		{ numRuns: 300 },
	);
});

test("a decimal anywhere in an expression is refused", () => {
	fc.assert(
		fc.property(number, fc.constantFrom("0.5", "1.0", "2e3", ".5"), (expression, decimal) => {
			const fault = faultOf(ruleOf(expression.replaceAll("amount", decimal)));
			const expected = ["double-forbidden", ...tooMuch, undefined];
			assert.ok(expected.includes(fault), `${fault}`);
			if (fault === undefined) assert.ok(!expression.includes("amount"), expression);
		}),
		{ numRuns: 200 },
	);
});

test("the estimate bounds the work: our functions are never called more often", () => {
	let calls = 0;
	const counted = ruleFunctions.map((func: CelFunc) => {
		if (func.name !== "divide") return func;
		return celFunc(func.name, func.arguments as [], func.result as never, (...args: never[]) => {
			calls++;
			const result = func.call(0, undefined, args);
			if (isCelError(result)) throw result;
			return result as never;
		});
	});
	const env = celEnv({ funcs: counted });
	let most = 0;
	fc.assert(
		fc.property(number, given, (expression, told) => {
			const rule = ruleOf(expression);
			if (faultOf(rule) !== undefined) return;
			calls = 0;
			const { amount, open, items } = told;
			plan(
				env,
				parse(expression),
			)({ amount: BigInt(amount), open, items: items.map(BigInt), rounding: "half-up" });
			most = Math.max(most, calls);
			assert.ok(calls <= prepareRule(rule).cost, `${calls} calls of ${expression}`);
		}),
		{ numRuns: 300 },
	);
	assert.ok(most > 0, "no function was called at all");
});

test("tables and chains compiled to one CEL text mean the same to the bare engine", () => {
	const rule = roadWorksFee("department:office", 0);
	const { program } = checkRule(rule);
	const env = celEnv({ funcs: [...ruleFunctions] });
	const planned = program.map((each) => ({ ...each, run: plan(env, parse(celText(each))) }));
	const told = fc.record({
		area: fc.integer({ min: 1, max: 1_200_000 }),
		days: fc.integer({ min: 1, max: 120 }),
		roadClass: fc.constantFrom("arterial", "secondary", "branch", "lane", "motorway"),
		emergencyRepair: fc.boolean(),
	});
	fc.assert(
		fc.property(told, (each) => {
			const bindings: Record<string, unknown> = {
				...each,
				area: BigInt(each.area),
				days: BigInt(each.days),
				rounding: rule.rounding,
			};
			const run = (what: (typeof planned)[number]) => what.run(bindings as never);
			const failed = planned.some((what) => {
				const value = run(what);
				bindings[what.name] = value;
				return isCelError(value);
			});
			const found = evaluate(rule, each);
			assert.equal(found.kind === "human", failed);
			if (found.kind === "decided") assert.equal(BigInt(found.outcome.feeFen as number), bindings.feeFen);
		}),
	);
});

test("a collecting table compiled to CEL gives the items the trace says", () => {
	const rows = [1, 5, 10].map((atLeast) => ({
		title: words,
		cells: [{ atLeast }],
		result: `amount + ${atLeast}`,
	}));
	const columns = [{ title: words, type: "int" as const, expression: "amount" }];
	const rule: Rule = {
		...base,
		steps: [{ name: "found", title: words, type: "list(int)", table: { hit: "collect", columns, rows } }],
	};
	const [, compiled] = checkRule(rule).program;
	const run = plan(celEnv({ funcs: [...ruleFunctions] }), parse(celText(compiled!)));
	for (const amount of [0, 1, 5, 10]) {
		const found = evaluate(rule, { amount });
		const bare = run({ found__1: BigInt(amount), amount: BigInt(amount) });
		assert.ok(found.kind === "decided");
		assert.deepEqual([...(bare as Iterable<bigint>)].map(Number), found.trace[1]?.value);
	}
});
