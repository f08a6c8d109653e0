import type { SchemaFault } from "@mingjian/ledger/runtime/validators.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { type PackFault, pointerTo } from "./pack-fault.ts";

const words: Readonly<Record<string, Words>> = {
	required: { zh: "缺少这一项。", en: "This member is missing." },
	additionalProperties: {
		zh: "没有这一项。请核对拼写。",
		en: "There is no such member. Check its spelling.",
	},
	type: { zh: "类型不对。", en: "This is of the wrong type." },
	minLength: { zh: "太短。", en: "This is too short." },
	maxLength: { zh: "太长。", en: "This is too long." },
	pattern: { zh: "写法不对。", en: "This is not written in the required form." },
	minimum: { zh: "太小。", en: "This is too small." },
	maximum: { zh: "太大。", en: "This is too large." },
	minItems: { zh: "项数太少。", en: "There are too few of them." },
	maxItems: { zh: "项数太多。", en: "There are too many of them." },
	enum: { zh: "不在允许的值之内。", en: "This is not one of the allowed values." },
	const: { zh: "不是规定的值。", en: "This is not the required value." },
	anyOf: { zh: "不在允许的值之内。", en: "This fits none of the allowed values." },
};
const other: Words = { zh: "不符合要求。", en: "This does not fit." };
const bounds = ["limit", "allowedValues", "allowedValue", "pattern"] as const;

/** A place where a file misses its schema, in words; one fault for each member that is missing or not known. */
export function describeSchemaFault(file: string, fault: SchemaFault): PackFault[] {
	const { keyword, params, pointer } = fault;
	if (keyword === "boolean") return [];
	const { zh, en } = words[keyword] ?? other;
	const bound = bounds.map((name) => params[name]).find((value) => value !== undefined);
	const shown = bound === undefined ? { zh, en } : { zh: `${zh}（${bound}）`, en: `${en} (${bound})` };
	const members = params.requiredProperties ?? params.additionalProperties;
	const at = Array.isArray(members)
		? members.map((each) => `${pointer}${pointerTo(String(each))}`)
		: [pointer];
	return at.map((place) => ({ file, pointer: place, code: keyword, words: shown }));
}
