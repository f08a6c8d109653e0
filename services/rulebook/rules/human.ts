import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** Why a rule hands a case to a person. Nothing is ever decided on an error. */
export const humanReasons = {
	"fact-missing": { zh: "缺少规则所需的事实。", en: "A fact the rule needs is missing." },
	"fact-unknown": {
		zh: "提供了规则没有声明的事实。",
		en: "A fact was given that the rule does not declare.",
	},
	"fact-invalid": {
		zh: "事实的类型或范围与规则的声明不符。",
		en: "A fact is not of the type or within the bounds the rule declares.",
	},
	"no-row": { zh: "决策表中没有符合的行。", en: "No row of a decision table fits." },
	referred: { zh: "规则规定此种情形由人工决定。", en: "The rule leaves this case to a person." },
	"outcome-invalid": {
		zh: "计算结果超出规则声明的取值。",
		en: "A result is outside what the rule declares.",
	},
	"expression-failed": {
		zh: "计算出错（如溢出、除以零或越界）。",
		en: "A calculation failed, for example by overflow, division by zero or a missing item.",
	},
	"rule-unusable": { zh: "规则文本不能执行。", en: "The text of the rule cannot be run." },
} as const satisfies Record<string, Words>;

export type HumanReason = keyof typeof humanReasons;
