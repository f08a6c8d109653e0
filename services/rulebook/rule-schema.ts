import { type Static, type TSchema, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { bilingual, DepartmentId, TimeMs } from "../terms.ts";
import { choice, hitPolicies, roundings, units, valueTypes } from "./choices.ts";
import { humanReasons } from "./rules/human.ts";
import { bounds } from "./rules/rule-bounds.ts";

const { safe } = bounds;

export const RuleId = Type.String({ maxLength: 64, pattern: "^[a-z][a-z0-9-]{1,63}$" });
/** No underscores: names with them are the compiler's. */
const Name = Type.String({ maxLength: 40, pattern: "^[a-z][a-zA-Z0-9]{0,39}$" });
const Expression = Type.String({ minLength: 1, maxLength: bounds.expressionLength });
const IsoDate = Type.String({ maxLength: 10, pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
const Whole = Type.Integer({ minimum: -safe, maximum: safe });
const ValueText = Type.String({ minLength: 1, maxLength: bounds.choiceLength });

const name = worded(Name, "名称（程序用）", "Name in expressions");
const title = worded(bilingual(200), "标题", "Title");
const type = worded(choice(valueTypes), "类型", "Type");
const unit = worded(Type.Optional(choice(units)), "单位", "Unit");
const expression = worded(Expression, "表达式（CEL）", "Expression (CEL)");

function list<S extends TSchema>(of: S, maxItems: number, minItems = 0) {
	return Type.Array(of, { maxItems, minItems });
}

/** Values by name. Which names and of which types, the rule itself declares. */
export function values(boundedBy: string) {
	return Type.Record(Type.String({ maxLength: 40 }), Type.Unknown(), { boundedBy });
}

const LegalBasis = closed({
	law: worded(bilingual(200), "法律法规名称", "Law"),
	article: worded(bilingual(100), "条款", "Article"),
});

/** What the rule must be told. Every fact is required; what is not declared is not accepted. */
export const Fact = closed({
	name,
	title,
	type,
	unit,
	minimum: worded(Type.Optional(Whole), "最小值", "Least value"),
	maximum: worded(Type.Optional(Whole), "最大值", "Greatest value"),
	maxLength: worded(
		Type.Optional(Type.Integer({ minimum: 1, maximum: bounds.textLength })),
		"最多字符数",
		"Most characters of a text",
	),
	maxItems: worded(
		Type.Optional(Type.Integer({ minimum: 1, maximum: bounds.listItems })),
		"最多项数（列表必填）",
		"Most items; required for lists and maps",
	),
});

const Column = closed({ title, type, expression });

/** What a row asks of one column; nothing said is anything. Lower ends are included, upper ends are not. */
export const Cell = closed({
	atLeast: worded(Type.Optional(Whole), "不小于", "At least"),
	below: worded(Type.Optional(Whole), "小于", "Below"),
	notBefore: worded(Type.Optional(IsoDate), "不早于", "Not before"),
	before: worded(Type.Optional(IsoDate), "早于", "Before"),
	oneOf: worded(Type.Optional(list(ValueText, 40, 1)), "其中之一", "One of"),
	is: worded(Type.Optional(Type.Boolean()), "是否", "Yes or no"),
});

const Row = closed({
	title,
	cells: worded(list(Cell, bounds.columns, 1), "各列条件", "Conditions, one a column"),
	result: worded(Expression, "结果（CEL）", "Result (CEL)"),
});

/** A decision table. It compiles to CEL; rows of a `unique` table may not overlap. */
export const Table = closed({
	hit: worded(choice(hitPolicies), "命中方式", "Which rows count"),
	columns: worded(list(Column, bounds.columns, 1), "条件列", "Columns"),
	rows: worded(list(Row, bounds.rows, 1), "行", "Rows"),
	otherwise: worded(
		Type.Optional(closed({ title, result: worded(Expression, "结果（CEL）", "Result (CEL)") })),
		"均不符合时（不填则转人工）",
		"Where no row fits; to a person if not given",
	),
});

/** A value worked out on the way, from facts and earlier steps: an expression or a table, not both. */
export const Step = closed({
	name,
	title,
	type,
	unit,
	expression: worded(Type.Optional(Expression), "表达式（CEL）", "Expression (CEL)"),
	table: worded(Type.Optional(Table), "决策表", "Decision table"),
});

/** What the rule decides. A text must be one of its choices and a date is sealed, so that the record never quotes or dates a person. */
export const Outcome = closed({
	name,
	title,
	type,
	unit,
	expression,
	sealed: worded(
		Type.Optional(Type.Literal(true)),
		"不公开（日期必须；只在计算过程承诺值中）",
		"Not open on the record, as a date must not be; the commitment to the trace covers it",
	),
	choices: worded(
		Type.Optional(list(closed({ value: worded(ValueText, "值", "Value"), title }), bounds.choices, 1)),
		"可能的取值（文字必填）",
		"Possible values; required for texts",
	),
});

const Example = closed({
	title,
	facts: worded(values("rule-too-large"), "事实", "Facts"),
	outcome: worded(Type.Optional(values("rule-too-large")), "应得结果", "Outcome expected"),
	human: worded(Type.Optional(choice(humanReasons)), "应转人工的原因", "Why it must go to a person"),
});

/** The text of a rule: what reviewers sign, what its hash names, and all that is needed to decide again. */
export const Rule = closed({
	id: worded(RuleId, "规则编号", "Rule id"),
	department: worded(DepartmentId, "制定部门", "Department"),
	title,
	basis: worded(list(LegalBasis, 20, 1), "法律依据", "Legal basis"),
	effectiveFromMs: worded(TimeMs, "生效时间", "In force from"),
	effectiveUntilMs: worded(Type.Optional(TimeMs), "失效时间", "In force until, not included"),
	rounding: worded(choice(roundings), "取整方式", "Rounding"),
	facts: worded(list(Fact, bounds.facts, 1), "所需事实", "Facts"),
	steps: worded(list(Step, bounds.steps), "计算步骤", "Steps"),
	outcomes: worded(list(Outcome, bounds.outcomes, 1), "结果", "Outcomes"),
	examples: worded(list(Example, bounds.examples), "算例", "Worked examples"),
});

export type Rule = Static<typeof Rule>;
export type Fact = Static<typeof Fact>;
export type Cell = Static<typeof Cell>;
export type Table = Static<typeof Table>;
export type Step = Static<typeof Step>;
export type Outcome = Static<typeof Outcome>;
export type Column = Table["columns"][number];
