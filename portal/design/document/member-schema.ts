import type { Question } from "../../kit/forms/question.ts";
import type { Words } from "../../words/words.ts";

/** A schema as the services declare it, read as plain JSON Schema with words. */
export interface MemberSchema {
	readonly type?: string;
	readonly words?: Words;
	readonly properties?: Readonly<Record<string, MemberSchema>>;
	readonly patternProperties?: Readonly<Record<string, MemberSchema>>;
	readonly required?: readonly string[];
	readonly items?: MemberSchema;
	readonly anyOf?: readonly MemberSchema[];
	readonly enum?: readonly string[];
	readonly const?: unknown;
	readonly format?: string;
	readonly pattern?: string;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly minItems?: number;
	readonly maxItems?: number;
	readonly maxProperties?: number;
}

/** How a member is edited: not at all, by one question, by its own members, or row by row. */
export type MemberKind = "fixed" | "leaf" | "object" | "list" | "map";

/** Most leaves of an object that are asked beside its neighbours rather than on a page of its own. */
const mostInline = 8;

export function kindOfMember({
	const: fixed,
	patternProperties,
	properties,
	type,
	items,
}: MemberSchema): MemberKind {
	if (fixed !== undefined) return "fixed";
	if (patternProperties) return "map";
	if (properties) return "object";
	return type === "array" && items?.properties ? "list" : "leaf";
}

/** Whether an object's members are asked on the page of what it belongs to. */
export function isInline(schema: MemberSchema): boolean {
	const leaves = leavesOf(schema);
	return leaves !== undefined && leaves <= mostInline;
}

function leavesOf(schema: MemberSchema): number | undefined {
	const kind = kindOfMember(schema);
	if (kind === "fixed") return 0;
	if (kind === "leaf") return 1;
	if (kind !== "object") return undefined;
	const counts = Object.values(schema.properties!).map(leavesOf);
	return counts.some((each) => each === undefined)
		? undefined
		: counts.reduce<number>((sum, each) => sum + each!, 0);
}

/** The smallest value of a shape: what must be there is, and nothing in it is written yet. */
export function emptyOf(schema: MemberSchema): unknown {
	switch (kindOfMember(schema)) {
		case "fixed":
			return schema.const;
		case "list":
			return [];
		case "map":
			return {};
		case "object":
			return Object.fromEntries(
				(schema.required ?? [])
					.map((name) => [name, emptyOf(schema.properties![name]!)] as const)
					.filter(([, value]) => value !== undefined),
			);
		default:
			return schema.type === "array" ? [] : undefined;
	}
}

/** How a leaf's value stands in a form: as it is, one a line, as a value of some kind, or as JSON. */
export type LeafCodec = "plain" | "lines" | "mixed" | "json";

export interface LeafQuestion {
	readonly question: Question;
	readonly codec: LeafCodec;
}

const perLine: Words = { zh: "每行一个。", en: "One a line." };
const mixedHint: Words = {
	zh: "是否写 true 或 false，数字写数字，其余按文字。",
	en: "Write true or false, a number, or else a text.",
};
const jsonHint: Words = { zh: "按 JSON 填写。", en: "Written as JSON." };

/** The question that asks for a leaf; `offered` are the things of this design it can name. */
export function leafQuestion(
	schema: MemberSchema,
	offered: readonly { readonly value: string; readonly words: Words }[] | undefined,
): LeafQuestion {
	const { words } = schema;
	const named = words ? { words } : {};
	const choices = offered?.map(({ value, words: said }) => ({ const: value, words: said }));
	if (schema.type === "array") {
		const { minItems, maxItems, items = {} } = schema;
		const bounds = { ...(minItems ? { minItems } : {}), ...(maxItems ? { maxItems } : {}) };
		const own = choices ?? constantsOf(items);
		if (own)
			return { question: { ...named, type: "array", items: { anyOf: own }, ...bounds }, codec: "plain" };
		if (items.type === "string")
			return { question: { ...named, type: "string", maxLength: 6000, hint: perLine }, codec: "lines" };
		return { question: { ...named, type: "string", maxLength: 6000, hint: jsonHint }, codec: "json" };
	}
	const own = choices ?? constantsOf(schema);
	if (own) return { question: { ...named, anyOf: own }, codec: "plain" };
	if (schema.anyOf || schema.type === undefined)
		return { question: { ...named, type: "string", maxLength: 200, hint: mixedHint }, codec: "mixed" };
	if (schema.type === "object")
		return { question: { ...named, type: "string", maxLength: 6000, hint: jsonHint }, codec: "json" };
	const { type, format, pattern, minLength, maxLength, minimum, maximum } = schema;
	const bounds = { type, format, pattern, minLength, maxLength, minimum, maximum };
	const known = Object.entries(bounds).filter(([, value]) => value !== undefined);
	return { question: { ...named, ...Object.fromEntries(known) }, codec: "plain" };
}

function constantsOf({ anyOf, enum: codes }: MemberSchema): Question["anyOf"] {
	if (codes) return codes.map((code) => ({ const: code, words: kindWords[code] ?? { zh: code, en: code } }));
	if (!anyOf?.every((each) => typeof each.const === "string")) return undefined;
	return anyOf.map(({ const: value, words }) => ({
		const: value,
		words: words ?? kindWords[value as string] ?? { zh: String(value), en: String(value) },
	}));
}

/** Table: codes that schemas give without words. */
const kindWords: Readonly<Record<string, Words>> = {
	string: { zh: "文字", en: "Text" },
	integer: { zh: "整数", en: "Whole number" },
	boolean: { zh: "是否", en: "Yes or no" },
	date: { zh: "日期", en: "Date" },
	submitted: { zh: "提交之日", en: "Day of submission" },
	received: { zh: "最近收件之日", en: "Day of the last receipt" },
	decided: { zh: "作出决定之日", en: "Day of the decision" },
};
