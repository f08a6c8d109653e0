// A catalogue: why this service refuses, each with what to do next.
import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { RuleFaultCode } from "./rules/rule-fault.ts";

const textFaults = {
	"text-not-unicode": {
		zh: "文字中含有不完整的字符。请删除后重新填写。",
		en: "The text holds half a character. Remove it and type it again.",
	},
	"rule-too-large": {
		zh: "规则文本过长。请精简到六万字符以内，或拆成几条规则。",
		en: "The rule is too long. Keep its JSON within 60,000 characters, or split it.",
	},
	"words-missing": {
		zh: "说明文字须有中文和英文，各用各的文字。请补齐。",
		en: "Every title needs Chinese and English words, each in its own script. Complete them.",
	},
	"names-repeated": {
		zh: "同一名称用了两次。请改名。",
		en: "One name is used twice. Rename one of them.",
	},
	"name-reserved": {
		zh: "该名称是规则语言的保留字。请改名。",
		en: "The name means something in the rule language. Choose another.",
	},
	"period-empty": {
		zh: "失效时间不晚于生效时间。请更正。",
		en: "The rule would end before it begins. Correct the times.",
	},
	"fact-bounds": {
		zh: "事实的范围或单位与其类型不符。请更正。",
		en: "The bounds or unit of a fact do not belong to its type. Correct them.",
	},
	"list-unbounded": {
		zh: "列表没有声明最多项数。请填写。",
		en: "A list does not say how many items it can have. Say so.",
	},
	"step-form": {
		zh: "步骤须为表达式或决策表之一；“取全部”的表须得出列表。",
		en: "A step is an expression or a table, not both; a collecting table gives a list.",
	},
	"cell-mismatch": {
		zh: "决策表的条件与列的类型不符，或条件不可能成立。请更正。",
		en: "A cell does not fit its column, or nothing can meet it. Correct it.",
	},
	"rows-overlap": {
		zh: "“只能有一条符合”的决策表中有两行会同时符合。请改为互不重叠。",
		en: "Two rows of a unique table can fit at once. Make them apart.",
	},
	"choices-missing": {
		zh: "文字结果须列出全部可能的取值。请列出。",
		en: "An outcome in words must list all its possible values. List them.",
	},
	"date-open": {
		zh: "日期结果可能指认个人，须设为不公开。",
		en: "A date can tell who somebody is. Seal that outcome.",
	},
	"expression-unreadable": {
		zh: "表达式读不懂。请检查写法。",
		en: "An expression cannot be read. Check how it is written.",
	},
	"expression-too-large": {
		zh: "表达式过长或嵌套过深。请拆成几个步骤。",
		en: "An expression is too long or nested too deep. Split it into steps.",
	},
	"form-forbidden": {
		zh: "表达式用了规则语言不允许的写法。",
		en: "An expression uses a form that rules may not use.",
	},
	"double-forbidden": {
		zh: "不允许小数。金额用分，比例用整数分子和分母（mulRate）。",
		en: "Decimals are not allowed. Use fen for money, and whole numerator and denominator for rates (mulRate).",
	},
	"division-unrounded": {
		zh: "不允许直接用“/”。请用 divide 或 mulRate 写明取整方式。",
		en: "Plain division is not allowed. Use divide or mulRate, which say how to round.",
	},
	"name-unknown": {
		zh: "表达式用了没有声明的事实或尚未算出的步骤。",
		en: "An expression names a fact that is not declared or a step not yet worked out.",
	},
	"function-unknown": {
		zh: "表达式用了规则语言没有的函数。",
		en: "An expression calls a function that rules do not have.",
	},
	"type-mismatch": {
		zh: "表达式的类型不符。",
		en: "The types in an expression do not match.",
	},
	"literal-needed": {
		zh: "取整方式、日期和分档表须直接写出：取整方式须为已知的一种，日期须存在，分档须递增。",
		en: "A rounding, a date and brackets must be written out: a known rounding, a date that exists, brackets that rise.",
	},
	"macros-too-deep": {
		zh: "循环嵌套过深。请拆成几个步骤。",
		en: "Loops are nested too deep. Split them into steps.",
	},
	"cost-too-high": {
		zh: "规则的计算量可能过大。请缩小列表上限或简化。",
		en: "The rule could take too much work. Lower the bounds of its lists or simplify it.",
	},
	"examples-missing": {
		zh: "规则没有算例。请至少填写一个。",
		en: "The rule has no worked example. Give at least one.",
	},
	"example-failed": {
		zh: "有算例的结果与规则算出的不同。请核对规则或算例。",
		en: "A worked example comes out otherwise than it says. Check the rule or the example.",
	},
} as const satisfies Record<RuleFaultCode, Words>;

export const refusals = {
	...textFaults,
	"not-owner": {
		zh: "该规则由其他部门制定，只有该部门可以办理。",
		en: "Another department makes this rule; only that department may do this.",
	},
	"officer-needed": {
		zh: "起草和审核须由本人办理，不能用部门印章。",
		en: "Drafting and reviewing is done by a named officer, not with the department's seal.",
	},
	"rule-unknown": { zh: "没有这条规则。请核对编号。", en: "There is no such rule. Check the id." },
	"rule-withdrawn": {
		zh: "该规则已废止。请使用新的编号。",
		en: "The rule is withdrawn. Use a new id.",
	},
	"draft-unknown": {
		zh: "没有这份草案，或已公布。",
		en: "There is no such draft, or it is published already.",
	},
	"draft-unchanged": {
		zh: "文本与现有草案完全相同，审核意见仍然有效。",
		en: "The text is the same as the present draft, whose reviews stand.",
	},
	"too-many-versions": {
		zh: "该规则的版本数已达上限。请废止后以新编号公布。",
		en: "The rule has as many versions as it can have. Withdraw it and publish under a new id.",
	},
	"too-many-people": {
		zh: "参与该草案的人数已达上限。",
		en: "As many officers as possible took part in this draft.",
	},
	"text-differs": {
		zh: "所签的文本不是现在的草案。请重新阅读后再签。",
		en: "The text signed is not the present draft. Read it again, then sign.",
	},
	"review-own": {
		zh: "起草人不能审核自己起草的规则。",
		en: "An author cannot review the rule.",
	},
	"review-repeated": {
		zh: "您已审核过该文本。",
		en: "You have reviewed this text already.",
	},
	"reviews-missing": {
		zh: "须有两名其他人员审核同意后才能公布。",
		en: "Two other officers must approve the text before it is published.",
	},
	"review-objected": {
		zh: "有审核人不同意该文本。请修改后重新送审。",
		en: "A reviewer objects to this text. Change it and have it reviewed again.",
	},
	"effective-in-past": {
		zh: "生效时间早于公布时间。请改为将来的时间并重新送审。",
		en: "The rule would take effect before it is published. Give a later time and have it reviewed again.",
	},
	"effective-before-previous": {
		zh: "生效时间早于上一版本的生效时间。",
		en: "The version would take effect before the one it replaces.",
	},
	"not-in-force": {
		zh: "该版本在所述时点不具效力。请使用当时有效的版本。",
		en: "This version was not in force at that time. Use the one that was.",
	},
	"as-of-future": {
		zh: "适用时点不能晚于现在。",
		en: "A decision cannot be as of a time to come.",
	},
	"decision-exists": {
		zh: "该决定编号已登记。",
		en: "A decision of this id is on the record already.",
	},
	"inputs-mismatch": {
		zh: "所附承诺值与规则声明的事实不一一对应。",
		en: "The commitments are not one for each fact the rule declares.",
	},
	"outcome-mismatch": {
		zh: "结果与规则声明的结果名称或类型不符。",
		en: "The outcome is not of the names and types the rule declares.",
	},
} as const satisfies Record<string, Words>;

export type RefusalCode = keyof typeof refusals;

/** Refuses with one of this service's codes. */
export function refuse(code: RefusalCode): never {
	throw new Refusal(`rulebook/${code}`);
}
