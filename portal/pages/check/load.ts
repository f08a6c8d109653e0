import { traceWords } from "@mingjian/services/rulebook/rules/trace-words.ts";
import { eligibilityOf, judgeEligibility } from "../../city/eligibility.ts";
import type { Text } from "../../city/subject.ts";
import type { FormSchema } from "../../kit/forms/question.ts";
import { type FaultyAnswer, readAnswers, type Written } from "../../kit/forms/read-answers.ts";
import type { Words } from "../../words/words.ts";
import type { Act, Load } from "../page.ts";

/** The questions of a check, what was answered, and what follows. */
export interface CheckModel {
	readonly code: string;
	readonly title: Text;
	readonly rule: { readonly id: string; readonly title: Words; readonly version: number };
	readonly basis: readonly { readonly law: Words; readonly article: Words }[];
	readonly form: FormSchema;
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
	readonly verdict?: CheckVerdict;
}

export interface CheckVerdict {
	/** "person" where the rule leaves it to an officer. */
	readonly answer: "yes" | "no" | "person";
	/** How it came about, step by step; or why a person must see. */
	readonly reasons: readonly Words[];
}

export const loadCheck: Load<CheckModel> = async ({ city, path }) => {
	const check = await eligibilityOf(city, path.code ?? "");
	if (!check) return undefined;
	const { code, title, rule, version, form } = check;
	return {
		code,
		title,
		rule: { id: rule.id, title: rule.title, version },
		basis: rule.basis,
		form,
		written: {},
		faults: [],
	};
};

/** Answers by the rule in force. What was answered is shown again and kept nowhere. */
export const judgeCheck: Act<CheckModel> = async (asked) => {
	const check = await eligibilityOf(asked.city, asked.path.code ?? "");
	const blank = (await loadCheck(asked)) as CheckModel | undefined;
	if (!check || !blank) return undefined;
	const { answers, written, faults } = readAnswers(check.form, asked.posted.fields);
	if (faults.length > 0) return { ...blank, written, faults };
	const evaluation = judgeEligibility(check, answers, Date.now());
	if (evaluation.kind === "human")
		return {
			...blank,
			written,
			verdict: { answer: "person", reasons: evaluation.words ? [evaluation.words] : [] },
		};
	const answer = evaluation.outcome[check.outcome] === true ? "yes" : "no";
	return { ...blank, written, verdict: { answer, reasons: evaluation.trace.map(traceWords) } };
};
