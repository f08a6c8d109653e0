import type { Json } from "@mingjian/ledger/record/payload.ts";
import { type FormSchema, kindOf, optionsOf, type Question } from "./question.ts";
import { dayWritten, type WrittenDate } from "./written-day.ts";
import { fenOf } from "./written-money.ts";

/** What a person wrote, field by field, right or not; kept so that nobody types it twice. */
export type Written = Readonly<Record<string, string | readonly string[]>>;

/** What is wrong with an answer. */
export type AnswerFault =
	| "missing"
	| "too-short"
	| "too-long"
	| "not-a-number"
	| "too-small"
	| "too-large"
	| "not-money"
	| "not-a-day"
	| "not-offered"
	| "wrong-form";

export interface FaultyAnswer {
	readonly name: string;
	readonly fault: AnswerFault;
}

/** Answers as the schema wants them, what was written, and what is wrong with it. */
export interface ReadAnswers {
	readonly answers: Readonly<Record<string, Json>>;
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
}

/** Names of the three fields of a day. */
export const dateParts = ["year", "month", "day"] as const;

/** Reads what a form sent by its schema. Whatever is not asked for is left out; an empty answer is none. */
export function readAnswers(schema: FormSchema, fields: URLSearchParams): ReadAnswers {
	const answers: Record<string, Json> = {};
	const written: Record<string, string | readonly string[]> = {};
	const faults: FaultyAnswer[] = [];
	for (const [name, question] of Object.entries(schema.properties)) {
		const { given, kept } = fieldOf(name, question, fields);
		Object.assign(written, kept);
		const read = given === undefined ? undefined : readOne(name, question, given);
		if (read === undefined) {
			if (schema.required?.includes(name)) faults.push({ name, fault: "missing" });
		} else if (typeof read === "object" && "fault" in read) faults.push({ name, fault: read.fault });
		else answers[name] = read.value;
	}
	return { answers, written, faults };
}

type Given = string | readonly string[] | WrittenDate;

function fieldOf(
	name: string,
	question: Question,
	fields: URLSearchParams,
): { readonly given: Given | undefined; readonly kept: Written } {
	const kind = kindOf(name, question);
	if (kind === "any-of") {
		const all = fields.getAll(name);
		return { given: all.length > 0 ? all : undefined, kept: { [name]: all } };
	}
	if (kind !== "date") {
		const value = fields.get(name) ?? "";
		return { given: value.trim() === "" ? undefined : value, kept: { [name]: value } };
	}
	const [year = "", month = "", day = ""] = dateParts.map((part) => fields.get(`${name}-${part}`) ?? "");
	const kept = { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: day };
	return { given: year + month + day === "" ? undefined : { year, month, day }, kept };
}

type ReadOne = { readonly value: Json } | { readonly fault: AnswerFault } | undefined;

function readOne(name: string, question: Question, given: Given): ReadOne {
	switch (kindOf(name, question)) {
		case "text":
		case "long-text":
			return textOf(question, String(given).trim());
		case "whole-number":
			return within(question, /^-?\d{1,15}$/.test(String(given).trim()) ? Number(given) : undefined);
		case "money":
			return moneyOf(question, String(given));
		case "date":
			return dateOf(given as WrittenDate);
		case "yes-no":
			return given === "yes" || given === "no" ? { value: given === "yes" } : { fault: "not-offered" };
		case "any-of":
			return manyOf(question, given as readonly string[]);
		default:
			return chosen(question, String(given));
	}
}

function textOf({ minLength = 0, maxLength, pattern }: Question, text: string): ReadOne {
	const length = [...text].length;
	if (length < minLength) return { fault: "too-short" };
	if (maxLength !== undefined && length > maxLength) return { fault: "too-long" };
	if (pattern !== undefined && !new RegExp(pattern, "u").test(text)) return { fault: "wrong-form" };
	return { value: text };
}

function within({ minimum, maximum }: Question, value: number | undefined): ReadOne {
	if (value === undefined) return { fault: "not-a-number" };
	if (minimum !== undefined && value < minimum) return { fault: "too-small" };
	if (maximum !== undefined && value > maximum) return { fault: "too-large" };
	return { value };
}

function moneyOf(question: Question, written: string): ReadOne {
	const fen = fenOf(written);
	return fen === undefined ? { fault: "not-money" } : within(question, fen);
}

function dateOf(written: WrittenDate): ReadOne {
	const value = dayWritten(written);
	return value === undefined ? { fault: "not-a-day" } : { value };
}

function chosen(question: Question, given: string): ReadOne {
	const at = optionsOf(question).findIndex(({ value }) => value === given);
	return at < 0 ? { fault: "not-offered" } : { value: question.anyOf![at]!.const as Json };
}

function manyOf(question: Question, given: readonly string[]): ReadOne {
	const offered = optionsOf(question).map(({ value }) => value);
	if (!given.every((each) => offered.includes(each))) return { fault: "not-offered" };
	const values = [...new Set(given)];
	if (values.length < (question.minItems ?? 0)) return { fault: "missing" };
	if (values.length > (question.maxItems ?? offered.length)) return { fault: "too-large" };
	return { value: values };
}
