import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { demoRules } from "../demo/demo-rules.ts";
import type { Rule } from "../rule-schema.ts";
import { smallRule } from "../rulebook-city.test.ts";
import { type Evaluation, evaluate } from "./evaluate.ts";
import { ruleHash } from "./rule-hash.ts";

const words = { zh: "文字", en: "Words" };
const base = smallRule("department:office", 0);
const amount = base.facts[0]!;
const fee = base.outcomes[0]!;

function human(evaluation: Evaluation): string {
	return evaluation.kind === "human" ? `${evaluation.reason} ${evaluation.where}` : "decided";
}

test("decides, with a trace and the hash of the text it followed", () => {
	assert.deepEqual(evaluate(base, { amount: 1234 }), {
		kind: "decided",
		outcome: { fee: 123 },
		trace: [{ name: "fee", title: fee.title, unit: "fen", value: 123 }],
		ruleHash: ruleHash(base),
	});
});

test("missing, unknown and unfit facts go to a person", () => {
	const rule = { ...base, facts: [{ ...amount, minimum: 0, maximum: 100 }] };
	assert.equal(human(evaluate(rule, {})), "fact-missing amount");
	assert.equal(human(evaluate(rule, { amount: 1, more: 1 })), "fact-unknown more");
	assert.equal(human(evaluate(rule, { amount: 100 })), "decided");
	for (const wrong of [-1, 101, 1.5, -0, Number.NaN, 2 ** 53, "1", true, null, [1], { a: 1 }])
		assert.equal(human(evaluate(rule, { amount: wrong })), "fact-invalid amount", String(wrong));
	assert.equal(human(evaluate(rule, Object.create({ amount: 1 }))), "fact-missing amount");
});

/** Facts of each type, some that fit and some that do not. */
const typed: readonly (readonly [
	type: Rule["facts"][number]["type"],
	good: readonly unknown[],
	bad: readonly unknown[],
])[] = [
	["bool", [true, false], [0, "true", null]],
	["string", ["", "字𠮷"], ["abcd", 1, "\ud800"]],
	["date", ["2024-02-29"], ["2023-02-29", 0, "2024-2-29"]],
	["list(int)", [[], [1, 2]], [[1, 2, 3], [1.5], ["1"], { 0: 1 }, "12"]],
	["list(date)", [["2026-01-01"]], [["2026-01-32"]]],
	["map(int)", [{}, { a: 1, b: 2 }], [{ a: 1, b: 2, c: 3 }, { a: "1" }, [], null]],
];
for (const [type, good, bad] of typed) {
	test(`a fact of type ${type} is what it is declared to be`, () => {
		const many = type.includes("(") ? { maxItems: 2 } : {};
		const short = type === "string" ? { maxLength: 3 } : {};
		const facts = [{ name: "given", title: words, type, ...many, ...short }];
		const rule = { ...base, facts, outcomes: [{ ...fee, expression: "1" }] };
		for (const given of good)
			assert.equal(human(evaluate(rule, { given })), "decided", JSON.stringify(given));
		for (const given of bad)
			assert.equal(human(evaluate(rule, { given })), "fact-invalid given", JSON.stringify(given));
	});
}

test("errors of a calculation go to a person", () => {
	const cases = [
		"9223372036854775807 + amount",
		"amount * 9223372036854775807",
		"mulRate(amount, 9223372036854775807, 1, rounding)",
		"divide(amount, amount - amount, rounding)",
		"amount % 0",
		"[1][amount]",
		"bracket(-amount, [[0, 1]])",
		"addMonths(date('2026-01-01'), amount * 1000000) - date('2026-01-01')",
		"ageAt(date('2026-01-02'), date('2026-01-01'))",
	];
	for (const expression of cases) {
		const rule = { ...base, outcomes: [{ ...fee, expression }] };
		assert.equal(human(evaluate(rule, { amount: 2 })), "expression-failed fee", expression);
	}
});

test("an outcome beyond what JSON carries exactly, or not among its choices, goes to a person", () => {
	const large = { ...base, outcomes: [{ ...fee, expression: "9007199254740991 + amount" }] };
	assert.equal(human(evaluate(large, { amount: 0 })), "decided");
	assert.equal(human(evaluate(large, { amount: 1 })), "outcome-invalid fee");
	const choices = [{ value: "a", title: words }];
	const chosen: Rule = {
		...base,
		outcomes: [
			{ name: "grade", title: words, type: "string", expression: 'amount > 1 ? "b" : "a"', choices },
		],
	};
	assert.equal(human(evaluate(chosen, { amount: 1 })), "decided");
	assert.equal(human(evaluate(chosen, { amount: 2 })), "outcome-invalid grade");
});

test("a referral carries its words, whether as a value or as a condition", () => {
	for (const expression of [
		'amount > 1 ? refer("转人工", "by hand") : 1',
		'(refer("转人工", "by hand") ? 1 : 2)',
	]) {
		const found = evaluate({ ...base, outcomes: [{ ...fee, expression }] }, { amount: 2 });
		assert.ok(found.kind === "human");
		assert.deepEqual([found.reason, found.words], ["referred", { zh: "转人工", en: "by hand" }]);
	}
});

test("a text that cannot run goes to a person", () => {
	const broken = { ...base, outcomes: [{ ...fee, expression: "amount * 0.5" }] };
	assert.equal(human(evaluate(broken, { amount: 2 })), "rule-unusable /outcomes/0/expression");
	assert.equal(
		human(evaluate({ ...base, title: { zh: "\ud800", en: "x" } }, { amount: 2 })),
		"rule-unusable ",
	);
});

test("first takes the first row that fits, collect takes all, and no row goes to a person", () => {
	const columns = [{ title: words, type: "int" as const, expression: "amount" }];
	const row = (atLeast: number, result: string) => ({ title: words, cells: [{ atLeast }], result });
	const rows = [row(10, "10"), row(5, "amount"), row(1, "1")];
	const step = { name: "found", title: words };
	const first: Rule = { ...base, steps: [{ ...step, type: "int", table: { hit: "first", columns, rows } }] };
	const all: Rule = {
		...base,
		steps: [{ ...step, type: "list(int)", table: { hit: "collect", columns, rows } }],
	};
	const line = (rule: Rule, given: number) => {
		const found = evaluate(rule, { amount: given });
		return found.kind === "decided" ? [found.trace[1]?.value, found.trace[1]?.rows] : found.reason;
	};
	assert.deepEqual(
		[10, 7, 1, 0].map((given) => line(first, given)),
		[[10, [1]], [7, [2]], [1, [3]], "no-row"],
	);
	assert.deepEqual(
		[7, 0].map((given) => line(all, given)),
		[
			[
				[7, 1],
				[2, 3],
			],
			[[], []],
		],
	);
});

test("the order of facts and of names in a map changes nothing", () => {
	const facts: Rule["facts"] = [amount, { name: "rates", title: words, type: "map(int)", maxItems: 3 }];
	const steps: Rule["steps"] = [
		{ name: "found", title: words, type: "list(string)", expression: "rates.filter(each, true)" },
	];
	const rule = { ...base, facts, steps };
	const one = evaluate(rule, { amount: 1, rates: { b: 1, a: 2 } });
	assert.deepEqual(one, evaluate(rule, { rates: { a: 2, b: 1 }, amount: 1 }));
	assert.deepEqual(one.kind === "decided" && one.trace[0]?.value, ["a", "b"]);
});

test("decides where code generation from strings is forbidden, as under a strict content security policy", () => {
	const file = (name: string) => JSON.stringify(join(import.meta.dirname, "..", name));
	const script = `
		import { evaluate } from ${file("rules/evaluate.ts")};
		import { demoRules } from ${file("demo/demo-rules.ts")};
		let refused = false;
		try { new Function("return 1")(); } catch { refused = true; }
		const rules = demoRules({ civilAffairs: "department:a1", urbanManagement: "department:b1" }, 0);
		const outcomes = rules.map((rule) => evaluate(rule, rule.examples[0].facts).outcome);
		process.stdout.write(JSON.stringify({ refused, outcomes }));`;
	const flags = ["--disallow-code-generation-from-strings", "--input-type=module", "-e", script];
	const said = JSON.parse(execFileSync(process.execPath, flags, { encoding: "utf8" }));
	const rules = demoRules({ civilAffairs: "department:a1", urbanManagement: "department:b1" }, 0);
	assert.deepEqual(said, { refused: true, outcomes: rules.map(({ examples }) => examples[0]!.outcome) });
});
