import type { Language, Words } from "@mingjian/ledger/runtime/words.ts";

/** One place in the input that does not fit; the pointer is RFC 6901. */
export interface Fault {
	readonly pointer: string;
	/** A JSON Schema keyword or a code of this file. */
	readonly keyword: string;
	readonly params?: Readonly<Record<string, unknown>>;
}

/** A fault as a problem document carries it. */
export interface FaultAnswer {
	readonly pointer: string;
	readonly code: string;
	readonly detail: string;
}

const words: Readonly<Record<string, Words>> = {
	required: { zh: "缺少必填项", en: "is required" },
	additionalProperties: { zh: "不认识的成员", en: "is not known here" },
	unevaluatedProperties: { zh: "不认识的成员", en: "is not known here" },
	type: { zh: "类型不对", en: "has the wrong type" },
	minLength: { zh: "太短", en: "is too short" },
	maxLength: { zh: "太长", en: "is too long" },
	pattern: { zh: "格式不对", en: "does not have the required form" },
	format: { zh: "格式不对", en: "does not have the required form" },
	minimum: { zh: "太小", en: "is too small" },
	maximum: { zh: "太大", en: "is too large" },
	exclusiveMinimum: { zh: "太小", en: "is too small" },
	exclusiveMaximum: { zh: "太大", en: "is too large" },
	multipleOf: { zh: "不是规定数的倍数", en: "is not a multiple of the required number" },
	minItems: { zh: "项数太少", en: "has too few items" },
	maxItems: { zh: "项数太多", en: "has too many items" },
	uniqueItems: { zh: "有重复项", en: "has repeated items" },
	enum: { zh: "不在允许的值之内", en: "is not one of the allowed values" },
	const: { zh: "不是规定的值", en: "is not the required value" },
	anyOf: { zh: "不符合任何一种允许的形式", en: "fits none of the allowed forms" },
	base64: { zh: "不是规范的 Base64（RFC 4648 §4）", en: "is not canonical base64 (RFC 4648 §4)" },
	algorithm: { zh: "不认识的签名算法", en: "is not a known signature algorithm" },
	encoding: { zh: "百分号编码不对", en: "is not valid percent-encoded UTF-8" },
	history: { zh: "该集合不保留历史", en: "is not of a collection that keeps history" },
	repeated: { zh: "给了不止一次", en: "is given more than once" },
	"decimal-integer": { zh: "应为十进制整数", en: "must be a decimal integer" },
	"true-or-false": { zh: "应为 true 或 false", en: "must be true or false" },
};

const other: Words = { zh: "不符合要求", en: "does not fit" };

const bounds = ["limit", "multipleOf", "allowedValues", "allowedValue", "pattern"] as const;

/** Faults as people read them: one answer for each member that is missing or not known. */
export function describeFaults(faults: readonly Fault[], language: Language): FaultAnswer[] {
	return faults
		.filter(tellsMore)
		.flatMap(memberFaults)
		.map(({ pointer, keyword, params }) => {
			const sentence = (words[keyword] ?? other)[language];
			const bound = bounds.map((name) => params?.[name]).find((value) => value !== undefined);
			const detail =
				bound === undefined ? sentence : `${sentence}${language === "zh" ? "：" : ": "}${show(bound)}`;
			return { pointer, code: keyword, detail };
		});
}

// Said already by another fault: a member that is not allowed (`false` schema), one of several constants.
function tellsMore({ keyword, pointer }: Fault, _at: number, faults: readonly Fault[]): boolean {
	if (keyword === "boolean") return false;
	return (
		keyword !== "const" || !faults.some((other) => other.keyword === "anyOf" && other.pointer === pointer)
	);
}

// A schema reports missing and unknown members at the object that has or lacks them.
function memberFaults(fault: Fault): Fault[] {
	const named = fault.params?.requiredProperties ?? fault.params?.additionalProperties;
	if (!Array.isArray(named)) return [fault];
	return named.map((member) => ({
		keyword: fault.keyword,
		pointer: `${fault.pointer}/${String(member).replaceAll("~", "~0").replaceAll("/", "~1")}`,
	}));
}

function show(bound: unknown): string {
	const text = Array.isArray(bound) ? bound.join(", ") : String(bound);
	return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
