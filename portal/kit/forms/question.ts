import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** A question as a schema asks it: JSON Schema 2020-12, with the words people read as annotations. */
export interface Question {
	readonly type?: string;
	/** The question. */
	readonly words?: Words;
	readonly hint?: Words;
	/** An answer as it should look. */
	readonly example?: string;
	readonly format?: string;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly pattern?: string;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly maxItems?: number;
	readonly minItems?: number;
	readonly anyOf?: readonly { readonly const?: unknown; readonly words?: Words }[];
	readonly items?: Question;
}

/** A form: an object of questions, each answer a member. */
export interface FormSchema {
	readonly type: "object";
	readonly properties: Readonly<Record<string, Question>>;
	readonly required?: readonly string[];
}

/** How a question is put. */
export type QuestionKind =
	| "text"
	| "long-text"
	| "whole-number"
	| "money"
	| "date"
	| "yes-no"
	| "one-of-few"
	| "one-of-many"
	| "any-of";

const fewOptions = 7;
const longText = 200;

/** How a question is put, by its schema. Refuses a schema no form can ask (TypeError). */
export function kindOf(name: string, question: Question): QuestionKind {
	if (question.anyOf) return question.anyOf.length <= fewOptions ? "one-of-few" : "one-of-many";
	switch (question.type) {
		case "array":
			if (question.items?.anyOf) return "any-of";
			break;
		case "boolean":
			return "yes-no";
		case "integer":
			return name.endsWith("Fen") ? "money" : "whole-number";
		case "string":
			if (question.format === "date") return "date";
			return (question.maxLength ?? 0) > longText ? "long-text" : "text";
	}
	throw new TypeError(`a form cannot ask for ${name}`);
}

/** The answers a question offers, as form values. */
export function optionsOf(question: Question): readonly { readonly value: string; readonly words: Words }[] {
	const offered = question.anyOf ?? question.items?.anyOf ?? [];
	return offered.map((each) => {
		const value = String(each.const);
		return { value, words: each.words ?? { zh: value, en: value } };
	});
}
