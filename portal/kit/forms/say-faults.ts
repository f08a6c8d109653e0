import type { Language } from "../../words/words.ts";
import { type Catalogue, speak } from "../../words/words.ts";
import type { Fault } from "../error-summary.tsx";
import { type FormSchema, kindOf, type Question } from "./question.ts";
import type { AnswerFault, FaultyAnswer } from "./read-answers.ts";

/** What is wrong with an answer and how to mend it: the question, then what to do. */
const faultWords = {
	missing: (asked: string) => ({ zh: `请填写：${asked}`, en: `${asked}: please answer` }),
	"too-short": (asked: string, least: string) => ({
		zh: `${asked}：至少 ${least} 个字`,
		en: `${asked}: at least ${least} characters`,
	}),
	"too-long": (asked: string, most: string) => ({
		zh: `${asked}：最多 ${most} 个字`,
		en: `${asked}: at most ${most} characters`,
	}),
	"not-a-number": (asked: string) => ({
		zh: `${asked}：请填写整数，例如 12`,
		en: `${asked}: write a whole number, such as 12`,
	}),
	"too-small": (asked: string, least: string) => ({
		zh: `${asked}：不能小于 ${least}`,
		en: `${asked}: not less than ${least}`,
	}),
	"too-large": (asked: string, most: string) => ({
		zh: `${asked}：不能超过 ${most}`,
		en: `${asked}: not more than ${most}`,
	}),
	"not-money": (asked: string) => ({
		zh: `${asked}：请填写金额，例如 1200 或 1200.50`,
		en: `${asked}: write an amount, such as 1200 or 1200.50`,
	}),
	"not-a-day": (asked: string) => ({
		zh: `${asked}：没有这一天，请填写年、月、日，例如 1990 年 3 月 27 日`,
		en: `${asked}: there is no such day; write year, month and day, such as 1990, 3, 27`,
	}),
	"not-offered": (asked: string) => ({
		zh: `${asked}：请从列出的选项中选择`,
		en: `${asked}: choose one of the answers listed`,
	}),
	"wrong-form": (asked: string) => ({
		zh: `${asked}：格式不对，请对照说明填写`,
		en: `${asked}: not in the form described; please compare it with the hint`,
	}),
} as const satisfies Catalogue & Record<AnswerFault, unknown>;

/** What is wrong, in the reader's words, each with the field its link leads to. */
export function sayFaults(schema: FormSchema, faults: readonly FaultyAnswer[], language: Language): Fault[] {
	const t = speak(faultWords, language);
	return faults.map(({ name, fault }) => {
		const question = schema.properties[name]!;
		const asked = (question.words?.[language] ?? name).replace(/[？?]$/u, "");
		return { name: fieldOf(name, question), text: t[fault](asked, limitOf(name, question, fault)) };
	});
}

/** Where a link to a question leads: its control, or the first of several. */
export function fieldOf(name: string, question: Question): string {
	return kindOf(name, question) === "date" ? `${name}-year` : name;
}

function limitOf(name: string, question: Question, fault: AnswerFault): string {
	const { minLength, maxLength, minimum, maximum, maxItems } = question;
	const limit = {
		"too-short": minLength,
		"too-long": maxLength,
		"too-small": minimum,
		"too-large": maximum ?? maxItems,
	}[fault as string];
	if (limit === undefined) return "";
	return kindOf(name, question) === "money" ? String(limit / 100) : String(limit);
}
