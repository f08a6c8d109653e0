import type { Json } from "@mingjian/ledger/record/payload.ts";
import { day, whole, yuan } from "../../words/format.ts";
import type { Language } from "../../words/words.ts";
import { kindOf, optionsOf, type Question } from "./question.ts";

const yesNo = { zh: ["是", "否"], en: ["Yes", "No"] } as const;
const none = { zh: "未填写", en: "Not answered" } as const;

/** An answer in words, as a check-answers page or an officer reads it. */
export function sayAnswer(
	{ name, question }: { readonly name: string; readonly question: Question },
	value: Json | undefined,
	language: Language,
): string {
	if (value === undefined) return none[language];
	switch (kindOf(name, question)) {
		case "yes-no":
			return yesNo[language][value === true ? 0 : 1];
		case "money":
			return yuan(value as number, language);
		case "whole-number":
			return whole(value as number, language);
		case "date":
			return day(Date.parse(`${value}T00:00:00+08:00`), language);
		case "any-of":
			return (value as readonly Json[])
				.map((each) => chosen(question, each, language))
				.join(language === "zh" ? "、" : ", ");
		case "one-of-few":
		case "one-of-many":
			return chosen(question, value, language);
		default:
			return String(value);
	}
}

function chosen(question: Question, value: Json, language: Language): string {
	return optionsOf(question).find((each) => each.value === String(value))?.words[language] ?? String(value);
}
