// A table: every way in which the text of a rule can be wrong, and what it may say.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Rule } from "../rule-schema.ts";
import { RulebookCity, smallRule } from "../rulebook-city.test.ts";
import { publishable } from "./check-examples.ts";
import { prepareRule } from "./evaluate.ts";
import { RuleFault } from "./rule-fault.ts";

const words = { zh: "文字", en: "Words" };
const base = smallRule("department:office", 0);
const amount = base.facts[0]!;
const fee = base.outcomes[0]!;
type Table = NonNullable<Rule["steps"][number]["table"]>;

/** The small rule with another expression, and facts of every kind to name in it. */
function saying(expression: string, type: Rule["outcomes"][number]["type"] = "int"): Rule {
	const fact = (name: string, more: Partial<Rule["facts"][number]>) => ({
		name,
		title: words,
		type,
		...more,
	});
	return {
		...base,
		facts: [
			amount,
			fact("days", { type: "list(int)", maxItems: 20 }),
			fact("many", { type: "list(int)", maxItems: 200 }),
			fact("rates", { type: "map(int)", maxItems: 5 }),
			fact("born", { type: "date" }),
			fact("kind", { type: "string", maxLength: 20 }),
			fact("open", { type: "bool" }),
		],
		steps: [{ name: "found", title: words, type, expression }],
		outcomes: [{ ...fee, expression: "1" }],
	};
}

function withTable(more: Partial<Table>, step: Partial<Rule["steps"][number]> = {}): Rule {
	const row = { title: words, cells: [{ atLeast: 1 }], result: "1" };
	const columns = [{ title: words, type: "int" as const, expression: "amount" }];
	const table: Table = { hit: "first", columns, rows: [row], ...more };
	return { ...base, steps: [{ name: "found", title: words, type: "int", table, ...step }] };
}

function rows(...cells: Table["rows"][number]["cells"][]): Table["rows"] {
	return cells.map((each) => ({ title: words, cells: each, result: "1" }));
}

const text = (more: Partial<Rule>): Rule => ({ ...base, ...more });
const kindColumn = { columns: [{ title: words, type: "string" as const, expression: '"a"' }] };
const dateColumn = { columns: [{ title: words, type: "date" as const, expression: 'date("2026-01-01")' }] };
const boolColumn = { columns: [{ title: words, type: "bool" as const, expression: "amount > 1" }] };

const refused: readonly (readonly [about: string, code: string, rule: Rule])[] = [
	["half a character", "text-not-unicode", text({ title: { zh: "字\ud800", en: "x" } })],
	[
		"too much text",
		"rule-too-large",
		text({ outcomes: [{ ...fee, expression: `amount + ${" ".repeat(61_000)}1` }] }),
	],
	["English in the Chinese title", "words-missing", text({ title: { zh: "fee", en: "fee" } })],
	["Chinese in the English title", "words-missing", text({ title: { zh: "费", en: "fee 费" } })],
	["a title of spaces", "words-missing", text({ title: { zh: "费", en: "  " } })],
	["a referral without Chinese", "words-missing", saying('refer("x", "x")')],
	["a fact and a step of one name", "names-repeated", text({ facts: [amount, amount] })],
	["a loop over a name that is taken", "names-repeated", saying("days.exists(amount, amount > 1)", "bool")],
	["a reserved name", "name-reserved", text({ facts: [{ ...amount, name: "rounding" }] })],
	["a CEL word as a name", "name-reserved", text({ facts: [{ ...amount, name: "while" }] })],
	["an end before the beginning", "period-empty", text({ effectiveFromMs: 5, effectiveUntilMs: 5 })],
	[
		"a least value above the greatest",
		"fact-bounds",
		text({ facts: [{ ...amount, minimum: 2, maximum: 1 }] }),
	],
	["a truth in fen", "fact-bounds", text({ facts: [{ ...amount, type: "bool" }] })],
	["a length of a number", "fact-bounds", text({ facts: [{ ...amount, maxLength: 5 }] })],
	["a list of any length", "list-unbounded", text({ facts: [{ ...amount, type: "list(int)" }] })],
	["a map of any size", "list-unbounded", text({ facts: [{ ...amount, type: "map(int)" }] })],
	["a step that says nothing", "step-form", text({ steps: [{ name: "found", title: words, type: "int" }] })],
	["a step that says two things", "step-form", withTable({}, { expression: "1" })],
	["a collecting table that gives no list", "step-form", withTable({ hit: "collect" })],
	["a cell too many", "cell-mismatch", withTable({ rows: rows([{}, {}]) })],
	["days in a column of numbers", "cell-mismatch", withTable({ rows: rows([{ before: "2026-01-01" }]) })],
	[
		"a day that does not exist",
		"cell-mismatch",
		withTable({ ...dateColumn, rows: rows([{ before: "2026-02-29" }]) }),
	],
	["an empty interval", "cell-mismatch", withTable({ rows: rows([{ atLeast: 5, below: 5 }]) })],
	["a quote in a choice", "cell-mismatch", withTable({ ...kindColumn, rows: rows([{ oneOf: ['a"b'] }]) })],
	[
		"a column of lists",
		"cell-mismatch",
		withTable({
			columns: [{ title: words, type: "list(int)", expression: "[1]" }],
			rows: rows([{ is: true }]),
		}),
	],
	[
		"intervals that overlap",
		"rows-overlap",
		withTable({ hit: "unique", rows: rows([{ below: 5 }], [{ atLeast: 4 }]) }),
	],
	[
		"a row for everything beside another",
		"rows-overlap",
		withTable({ hit: "unique", rows: rows([{}], [{ below: 1 }]) }),
	],
	[
		"one choice in two rows",
		"rows-overlap",
		withTable({ ...kindColumn, hit: "unique", rows: rows([{ oneOf: ["a", "b"] }], [{ oneOf: ["b"] }]) }),
	],
	[
		"yes twice",
		"rows-overlap",
		withTable({ ...boolColumn, hit: "unique", rows: rows([{ is: true }], [{ is: true }]) }),
	],
	[
		"days that overlap",
		"rows-overlap",
		withTable({
			...dateColumn,
			hit: "unique",
			rows: rows([{ before: "2026-01-02" }], [{ notBefore: "2026-01-01" }]),
		}),
	],
	[
		"a free text as outcome",
		"choices-missing",
		text({ outcomes: [{ ...fee, type: "string", expression: '"a"' }] }),
	],
	[
		"an open date as outcome",
		"date-open",
		text({ outcomes: [{ ...fee, type: "date", expression: 'date("2026-01-01")' }] }),
	],
	["no CEL", "expression-unreadable", saying("amount +")],
	["a number beyond 64 bits", "form-forbidden", saying("9223372036854775808")],
	["too many tokens", "expression-too-large", saying(`amount${" + 1".repeat(300)}`)],
	["brackets nested too deep", "expression-too-large", saying(`${"(".repeat(17)}1${")".repeat(17)}`)],
	[
		"brackets hidden behind a text",
		"expression-too-large",
		saying(`size(")))))))") + ${"(".repeat(16)}(1)${")".repeat(16)}`),
	],
	["too many conditions", "expression-too-large", saying(`${"open ? 1 : ".repeat(25)}2`)],
	["an escape", "form-forbidden", saying('size("\\n")')],
	["a triple quote", "form-forbidden", saying("size('''a''')")],
	["an open quote", "form-forbidden", saying("size('a)")],
	["a comment", "form-forbidden", saying("1 // one")],
	[
		"a referral that could be overlooked",
		"form-forbidden",
		saying('open || refer("转人工", "by hand")', "bool"),
	],
	[
		"a referral deeper in what could be overlooked",
		"form-forbidden",
		saying('open && (open ? refer("转人工", "by hand") : 1) == 1', "bool"),
	],
	["a referral in a loop", "form-forbidden", saying('days.all(day, refer("转人工", "by hand"))', "bool")],
	["an unsigned number", "form-forbidden", saying("1u")],
	["bytes", "form-forbidden", saying('size(b"a")')],
	["nothing", "form-forbidden", saying("null")],
	["a map written out", "form-forbidden", saying("{'a': 1}.a")],
	["a message", "form-forbidden", saying("a.b{c: 1}.c")],
	["a double", "double-forbidden", saying("0.1")],
	["a whole double", "double-forbidden", saying("amount * 2.0")],
	["a double in exponent form", "double-forbidden", saying("1e3")],
	["a double in a condition never met", "double-forbidden", saying("false ? 1 : 0.5")],
	["a double within a loop", "double-forbidden", saying("days.exists(day, 0.5 < 0.6)", "bool")],
	["a conversion to double", "double-forbidden", saying("double(amount)")],
	["plain division", "division-unrounded", saying("amount / 2")],
	["a fact not declared", "name-unknown", saying("income")],
	["a step not yet worked out", "name-unknown", saying("fee")],
	["a step's own value", "name-unknown", saying("found")],
	["the clock", "function-unknown", saying("now()")],
	["a regular expression", "function-unknown", saying('kind.matches("a")', "bool")],
	["a timestamp", "function-unknown", saying('timestamp("2026-01-01T00:00:00Z")')],
	["anything at all", "function-unknown", saying("dyn(1)")],
	["a number where a truth is declared", "type-mismatch", saying("1", "bool")],
	["a number as a condition", "type-mismatch", saying("amount ? 1 : 2")],
	["branches of two types", "type-mismatch", saying("open ? 1 : kind")],
	["a date plus a date", "type-mismatch", saying("born + born", "date")],
	["a date as a number", "type-mismatch", saying("born")],
	["a date against a number", "type-mismatch", saying("born > 1", "bool")],
	["a text in a list of numbers", "type-mismatch", saying("[1, kind][0]")],
	["a member of a number", "type-mismatch", saying("amount.x")],
	["a loop over a number", "type-mismatch", saying("amount.exists(day, day > 1)", "bool")],
	["an age of numbers", "type-mismatch", saying("ageAt(1, 2)")],
	["yes before no", "type-mismatch", saying("open < open", "bool")],
	["a map as outcome", "type-mismatch", text({ outcomes: [{ ...fee, type: "map(int)" }] })],
	[
		"an outcome that only refers",
		"type-mismatch",
		text({ outcomes: [{ ...fee, expression: 'refer("转人工", "by hand")' }] }),
	],
	["a rounding by a fact", "literal-needed", saying("divide(amount, 2, kind)")],
	["an unknown rounding", "literal-needed", saying('divide(amount, 2, "nearest")')],
	["a date by a fact", "literal-needed", saying("date(kind)", "date")],
	["a day that does not exist", "literal-needed", saying('date("2026-02-30")', "date")],
	["brackets by a fact", "literal-needed", saying("bracket(amount, [days])")],
	["brackets that do not rise", "literal-needed", saying("bracket(amount, [[5, 1], [5, 2]])")],
	["a bracket with a gap", "literal-needed", saying("bracket(amount, [[5, amount, 2]])")],
	[
		"loops three deep",
		"macros-too-deep",
		saying("days.exists(a, days.exists(b, days.exists(c, a == b)))", "bool"),
	],
	["work beyond the bound", "cost-too-high", saying("many.exists(a, many.exists(b, a * b == 7))", "bool")],
	[
		"a text that doubles at each step",
		"cost-too-high",
		text({
			steps: Array.from({ length: 40 }, (_, index) => ({
				name: `text${index}`,
				title: words,
				type: "string" as const,
				expression: index === 0 ? '"abcdefgh"' : `text${index - 1} + text${index - 1}`,
			})),
		}),
	],
	["no example", "examples-missing", text({ examples: [] })],
	[
		"an example that comes out otherwise",
		"example-failed",
		text({ examples: [{ title: words, facts: { amount: 95 }, outcome: { fee: 9 } }] }),
	],
	[
		"an example that goes to a person",
		"example-failed",
		text({ examples: [{ title: words, facts: {}, outcome: { fee: 9 } }] }),
	],
	[
		"an example that expects nothing",
		"example-failed",
		text({ examples: [{ title: words, facts: { amount: 95 } }] }),
	],
];

function faultOf(rule: Rule): string {
	try {
		publishable(rule);
		return "ok";
	} catch (fault) {
		assert.ok(fault instanceof RuleFault, String(fault));
		return fault.code;
	}
}

for (const [about, code, rule] of refused) {
	test(`a rule with ${about}: ${code}`, () => assert.equal(faultOf(rule), code));
}

const accepted: readonly (readonly [expression: string, type?: Rule["outcomes"][number]["type"]])[] = [
	["amount + 1 - 2 * 3 % 4"],
	["-amount"],
	["open && !open || amount >= 1", "bool"],
	["days.all(day, day > 1) && days.exists_one(day, day == 1)", "bool"],
	["days.filter(day, day > 1).map(day, day * 2)", "list(int)"],
	["days.map(day, day > 1, day * 2)", "list(int)"],
	["days.exists(a, days.exists(b, a == b + 1))", "bool"],
	["rates.exists(name, rates[name] > 1)", "bool"],
	["has(rates.high) ? rates.high : rates['low']"],
	["amount in days && kind in ['a', 'b'] && kind in rates", "bool"],
	["size(days) + size(kind) + size(rates) + kind.size()"],
	["kind.startsWith('a') || kind.endsWith('b') || kind.contains('c')", "bool"],
	["kind + '-' + string(amount)", "string"],
	["days + [1, 2]", "list(int)"],
	["days[0]"],
	["addMonths(born, 12) - born"],
	["born + 30", "date"],
	["open ? refer('转人工', 'by hand') : 5"],
	["mulRate(amount, 3, 100, 'floor') + divide(amount, 7, rounding)"],
	["bracket(amount, [[0, 3], [3600000, 10]])"],
	["born >= date('2026-01-01')", "bool"],
	[`${"(".repeat(16)}1${")".repeat(16)}`],
	["size(')))')"],
];

for (const [expression, type] of accepted) {
	test(`a rule may say ${expression}`, () => {
		assert.ok(prepareRule(saying(expression, type)).cost > 0);
	});
}

test("tables whose rows lie side by side are unique", () => {
	const tables = [
		withTable({ hit: "unique", rows: rows([{ below: 5 }], [{ atLeast: 5 }]) }),
		withTable({ ...kindColumn, hit: "unique", rows: rows([{ oneOf: ["a"] }], [{ oneOf: ["b"] }]) }),
		withTable({ ...boolColumn, hit: "unique", rows: rows([{ is: true }], [{ is: false }]) }),
		withTable({
			...dateColumn,
			hit: "unique",
			rows: rows([{ before: "2026-01-01" }], [{ notBefore: "2026-01-01" }]),
		}),
	];
	for (const rule of tables) assert.ok(prepareRule(rule).cost > 0);
	assert.ok(prepareRule(withTable({ rows: rows([{}], [{ below: 1 }]) })).cost > 0, "first may overlap");
});

test("a fault says where it is", () => {
	const rule = withTable({ rows: [...rows([{}]), { title: words, cells: [{}], result: "0.5" }] });
	assert.throws(() => publishable(rule), { code: "double-forbidden", pointer: "/steps/0/table/rows/1" });
});

test("whoever drafts a rule with a fault is told which", () => {
	const city = new RulebookCity();
	const draft = (more: Partial<Rule>) => city.codeOfDraft({ ...city.small, ...more });
	assert.equal(draft({ outcomes: [{ ...fee, expression: "amount * 0.1" }] }), "rulebook/double-forbidden");
	assert.equal(draft({ outcomes: [{ ...fee, expression: "income" }] }), "rulebook/name-unknown");
	assert.equal(draft({ examples: [] }), "rulebook/examples-missing");
	assert.equal(draft({ title: { zh: "费", en: "" } }), "input-invalid");
	assert.equal(draft({}), "ok");
});
