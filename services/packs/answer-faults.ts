import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { parseCitizenId } from "../rules/citizen-id.ts";
import { isUscc } from "../rules/uscc.ts";
import { type Answers, type Form, isAsked, type Question } from "./form-schema.ts";

/** What is wrong with an answer, and how to put it right. */
export interface AnswerFault {
	/** JSON pointer (RFC 6901) to the question. */
	readonly pointer: string;
	readonly name: string;
	readonly code: AnswerFaultCode;
	readonly words: Words;
}

const texts = {
	required: { zh: "请回答“@”。", en: "Answer: @" },
	unknown: { zh: "这一事项没有问“@”。请去掉。", en: "The form does not ask for @. Leave it out." },
	"not-asked": {
		zh: "按您的回答，无须填写“@”。请去掉。",
		en: "By your other answers this is not asked. Leave it out: @",
	},
	type: { zh: "“@”的填写方式不对。", en: "The answer is of the wrong kind: @" },
	choice: { zh: "“@”须从选项中选择。", en: "Choose one of the answers offered: @" },
	"too-short": { zh: "“@”太短，至少 # 个字。", en: "The answer is too short, at least # characters: @" },
	"too-long": { zh: "“@”太长，至多 # 个字。", en: "The answer is too long, at most # characters: @" },
	"too-small": { zh: "“@”不能小于 #。", en: "The number must be # or more: @" },
	"too-large": { zh: "“@”不能大于 #。", en: "The number must be # or less: @" },
	pattern: { zh: "“@”的写法不对，例如 #。", en: "Write it like #: @" },
	date: { zh: "“@”不是有效日期，例如 2026-03-01。", en: "That is no date; write it like 2026-03-01: @" },
	tel: { zh: "“@”不是电话号码，例如 13800000000。", en: "That is no telephone number: @" },
	email: { zh: "“@”不是电子邮箱地址。", en: "That is no e-mail address: @" },
	"citizen-id": {
		zh: "“@”不是公民身份号码：须为十八位，日期和校验码须正确。请对照证件核对。",
		en: "That is no identity number: 18 characters with a right date and check character. Compare it with the card: @",
	},
	"credit-code": {
		zh: "“@”不是统一社会信用代码：须为十八位，校验码须正确。请对照营业执照核对。",
		en: "That is no credit code: 18 characters with a right check character. Compare it with the licence: @",
	},
} as const satisfies Record<string, Words>;
export type AnswerFaultCode = keyof typeof texts;

const mostText = 4000;

/** What is wrong with answers to a form, question by question in the order of its pages; empty where they can be handed in. */
export function answerFaults(form: Form, answers: Readonly<Record<string, unknown>>): AnswerFault[] {
	const order = form.sections.flatMap(({ questions }) => questions);
	const unknown = Object.keys(answers).filter((name) => !Object.hasOwn(form.properties, name));
	return [
		...order.flatMap((name) => questionFault(form, answers, name)),
		...unknown.map((name) => fault("unknown", name, { zh: name, en: name })),
	];
}

function questionFault(
	form: Form,
	answers: Readonly<Record<string, unknown>>,
	name: string,
): readonly AnswerFault[] {
	const question = form.properties[name]!;
	const given = Object.hasOwn(answers, name) && answers[name] !== undefined;
	const say = (code: AnswerFaultCode, bound?: unknown) => [fault(code, name, question.words, bound)];
	if (!isAsked(question, answers as Answers)) return given ? say("not-asked") : [];
	if (!given) return form.required.includes(name) ? say("required") : [];
	const found = valueFault(question, answers[name]);
	return found ? say(found.code, found.bound) : [];
}

type Found = { readonly code: AnswerFaultCode; readonly bound?: unknown } | undefined;

function valueFault(question: Question, value: unknown): Found {
	if (question.anyOf)
		return question.anyOf.some((choice) => choice.const === value) ? undefined : { code: "choice" };
	if (question.type === "boolean") return typeof value === "boolean" ? undefined : { code: "type" };
	return question.type === "integer" ? numberFault(question, value) : textFault(question, value);
}

function numberFault({ minimum = 0, maximum = 0 }: Question, value: unknown): Found {
	if (!Number.isSafeInteger(value)) return { code: "type" };
	if ((value as number) < minimum) return { code: "too-small", bound: minimum };
	return (value as number) > maximum ? { code: "too-large", bound: maximum } : undefined;
}

function textFault(question: Question, value: unknown): Found {
	const { minLength = 1, maxLength = mostText, pattern, example, format } = question;
	if (typeof value !== "string" || !value.isWellFormed()) return { code: "type" };
	const length = [...value].length;
	if (length < minLength) return { code: "too-short", bound: minLength };
	if (length > maxLength) return { code: "too-long", bound: maxLength };
	if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, "u").test(value))
		return { code: "pattern", bound: example };
	return format === undefined || formats[format]!(value) ? undefined : { code: format };
}

const formats: Readonly<Record<NonNullable<Question["format"]>, (text: string) => boolean>> = {
	date: isDay,
	tel: (text) => /^\+?[0-9][0-9 -]{5,19}$/.test(text),
	email: (text) => /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@.]{2,20}$/.test(text),
	"citizen-id": (text) => typeof parseCitizenId(text) !== "string",
	"credit-code": isUscc,
};

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day of the calendar as `YYYY-MM-DD`. */
function isDay(text: string): boolean {
	const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
	if (!match) return false;
	const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
	const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	const days = month === 2 && leap ? 29 : (monthDays[month - 1] ?? 0);
	return year >= 1800 && day >= 1 && day <= days;
}

function fault(code: AnswerFaultCode, name: string, { zh, en }: Words, bound?: unknown): AnswerFault {
	const fill = (text: string, question: string) =>
		text.replace("#", () => String(bound)).replace("@", () => question);
	const words = { zh: fill(texts[code].zh, zh.replace(/[？。]$/, "")), en: fill(texts[code].en, en) };
	return { pointer: `/${name}`, name, code, words };
}
