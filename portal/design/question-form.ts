import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Form, Question } from "@mingjian/services/packs/form-schema.ts";
import type { Question as Asked, FormSchema } from "../kit/forms/question.ts";
import { type FaultyAnswer, readAnswers, type Written } from "../kit/forms/read-answers.ts";
import { writeAnswers } from "../kit/forms/write-answers.ts";
import type { Words } from "../words/words.ts";
import type { Documents } from "./design.ts";

/** Table: kinds of question, and how the form's schema says each. */
const kinds = {
	text: { words: { zh: "文字", en: "Text" }, is: { type: "string" } },
	date: { words: { zh: "日期", en: "Date" }, is: { type: "string", format: "date" } },
	tel: { words: { zh: "电话", en: "Telephone" }, is: { type: "string", format: "tel" } },
	email: { words: { zh: "电子邮箱", en: "Email" }, is: { type: "string", format: "email" } },
	"citizen-id": {
		words: { zh: "公民身份号码", en: "Identity number" },
		is: { type: "string", format: "citizen-id" },
	},
	"credit-code": {
		words: { zh: "统一社会信用代码", en: "Credit code" },
		is: { type: "string", format: "credit-code" },
	},
	number: { words: { zh: "整数", en: "Whole number" }, is: { type: "integer" } },
	"yes-no": { words: { zh: "是或否", en: "Yes or no" }, is: { type: "boolean" } },
	choice: { words: { zh: "选择一项", en: "One of several" }, is: {} },
} as const satisfies Record<string, { readonly words: Words; readonly is: Partial<Question> }>;
type Kind = keyof typeof kinds;

const bound = 1_000_000_000;
const defaultLength = 200;

/** The questions by which a question is designed. */
export function questionSchema({ form, flow }: Documents, name: string | undefined): FormSchema {
	const others = earlierThan(form, name);
	const groups = flow.sealing?.groups ?? [];
	return {
		type: "object",
		properties: {
			...(name === undefined ? { name: nameQuestion } : {}),
			"words.zh": {
				type: "string",
				maxLength: 200,
				words: { zh: "问题（中文）", en: "The question, in Chinese" },
			},
			"words.en": {
				type: "string",
				maxLength: 200,
				words: { zh: "问题（英文）", en: "The question, in English" },
			},
			"hint.zh": { type: "string", maxLength: 200, words: { zh: "提示（中文）", en: "Hint, in Chinese" } },
			"hint.en": { type: "string", maxLength: 200, words: { zh: "提示（英文）", en: "Hint, in English" } },
			kind: {
				words: { zh: "回答的类型", en: "Kind of answer" },
				anyOf: Object.entries(kinds).map(([code, { words }]) => ({ const: code, words })),
			},
			choices: choicesQuestion,
			least: { type: "integer", minimum: -bound, maximum: bound, words: leastWords },
			most: { type: "integer", minimum: -bound, maximum: bound, words: mostWords },
			pattern: {
				type: "string",
				maxLength: 200,
				words: { zh: "书写形式（正则表达式）", en: "Form, as a regular expression" },
			},
			example: { type: "string", maxLength: 100, words: { zh: "示例", en: "Example" } },
			required: { type: "boolean", words: { zh: "必须回答", en: "Must be answered" } },
			page: {
				words: { zh: "所在页面", en: "Page it stands on" },
				anyOf: form.sections.map(({ id, words }) => ({ const: id, words })),
			},
			place: {
				words: { zh: "回答的去处", en: "Where the answer goes" },
				anyOf: [
					...groups.map(({ group, title }) => ({ const: `group:${group}`, words: sealedIn(title) })),
					...flow.publicMembers.map(({ name: each, title }) => ({
						const: `public:${each}`,
						words: publicAs(title),
					})),
				],
			},
			...(others.length > 0 ? { showIf: { words: showIfWords, anyOf: others } } : {}),
		},
		required: [
			...(name === undefined ? ["name"] : []),
			"words.zh",
			"words.en",
			"kind",
			"required",
			"page",
			"place",
		],
	};
}

const nameQuestion: Asked = {
	type: "string",
	maxLength: 40,
	pattern: "^[a-z][a-zA-Z0-9]{0,39}$",
	example: "shoulderCm",
	words: { zh: "名称（程序用，以后不能改）", en: "Name for programs, which cannot be changed later" },
};
const choicesQuestion: Asked = {
	type: "string",
	maxLength: 6000,
	words: { zh: "选项（选择题填写）", en: "Choices, for one of several" },
	hint: {
		zh: "每行一个：取值 | 中文 | 英文，例如 first | 首次申领 | A first permit。",
		en: "One a line: value | Chinese | English, such as first | 首次申领 | A first permit.",
	},
};
const leastWords: Words = { zh: "最少字数或最小值", en: "Least characters, or least value" };
const mostWords: Words = { zh: "最多字数或最大值", en: "Most characters, or greatest value" };
const showIfWords: Words = { zh: "仅在此情形下询问", en: "Asked only where" };
const sealedIn = ({ zh, en }: Words): Words => ({ zh: `密封：${zh}`, en: `Sealed: ${en}` });
const publicAs = ({ zh, en }: Words): Words => ({ zh: `依法公开：${zh}`, en: `Public by law: ${en}` });

/** What is asked of a question, from the question itself. */
export function writtenQuestion(schema: FormSchema, { form }: Documents, name: string): Written {
	const question = form.properties[name]!;
	const { words, hint, anyOf, minLength, maxLength, minimum, maximum, pattern, example, group, showIf } =
		question;
	const answers: Record<string, Json | undefined> = {
		"words.zh": words.zh,
		"words.en": words.en,
		"hint.zh": hint?.zh,
		"hint.en": hint?.en,
		kind: kindOfQuestion(question),
		choices: anyOf?.map((each) => `${each.const} | ${each.words.zh} | ${each.words.en}`).join("\n"),
		least: minLength ?? minimum,
		most: maxLength ?? maximum,
		pattern,
		example,
		required: form.required.includes(name),
		page: form.sections.find(({ questions }) => questions.includes(name))?.id,
		place: group === undefined ? `public:${question.public}` : `group:${group}`,
		showIf: showIf && `${showIf.name}=${showIf.is}`,
	};
	const known = Object.entries(answers).filter((each): each is [string, Json] => each[1] !== undefined);
	return writeAnswers(schema, Object.fromEntries(known));
}

export interface ReadQuestion {
	readonly documents?: Documents;
	/** Its name, where it is a new one. */
	readonly name: string;
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
}

/** Reads the form of a question into the documents; of a taken name, choices that are none, and bounds that are not there, it says so. */
export function readQuestion(
	documents: Documents,
	name: string | undefined,
	fields: URLSearchParams,
): ReadQuestion {
	const { answers, written, faults } = readAnswers(questionSchema(documents, name), fields);
	const own = name ?? String(answers.name ?? "");
	const found = [...faults];
	if (name === undefined && Object.hasOwn(documents.form.properties, own))
		found.push({ name: "name", fault: "not-offered" });
	const choices = answers.kind === "choice" ? choicesOf(String(answers.choices ?? "")) : undefined;
	if (answers.kind === "choice" && !choices)
		found.push({ name: "choices", fault: answers.choices ? "wrong-form" : "missing" });
	for (const each of answers.kind === "number" ? ["least", "most"] : [])
		if (answers[each] === undefined) found.push({ name: each, fault: "missing" });
	if ((answers["hint.zh"] === undefined) !== (answers["hint.en"] === undefined))
		found.push({ name: answers["hint.zh"] === undefined ? "hint.zh" : "hint.en", fault: "missing" });
	if (found.length > 0) return { name: own, written, faults: found };
	const question = questionOf(answers, { choices, held: documents.form.properties[own]?.held });
	return { documents: placed(documents, own, { question, answers }), name: own, written, faults: [] };
}

type Answers = Readonly<Record<string, Json>>;

function questionOf(
	answers: Answers,
	{ choices, held }: { readonly choices: Question["anyOf"]; readonly held: Question["held"] },
): Question {
	const kind = answers.kind as Kind;
	const { least, most, pattern, example } = answers;
	const [where, target] = String(answers.place).split(":") as [string, string];
	const [asked, answer] = String(answers.showIf ?? "").split("=") as [string, string?];
	const text =
		kind === "text"
			? {
					maxLength: (most as number) ?? defaultLength,
					...(least === undefined ? {} : { minLength: least as number }),
				}
			: {};
	return {
		...kinds[kind].is,
		words: { zh: String(answers["words.zh"]), en: String(answers["words.en"]) },
		...(answers["hint.zh"] === undefined
			? {}
			: { hint: { zh: String(answers["hint.zh"]), en: String(answers["hint.en"]) } }),
		...(choices ? { anyOf: choices } : {}),
		...text,
		...(kind === "number" ? { minimum: least as number, maximum: most as number } : {}),
		...(pattern === undefined || kind !== "text" ? {} : { pattern: String(pattern) }),
		...(example === undefined ? {} : { example: String(example) }),
		...(answer === undefined ? {} : { showIf: { name: asked, is: constantOf(answer) } }),
		...(where === "group" ? { group: target } : { public: target }),
		...(held ? { held } : {}),
	} as Question;
}

function constantOf(written: string): boolean | string {
	return written === "true" || written === "false" ? written === "true" : written;
}

function choicesOf(text: string): Question["anyOf"] | undefined {
	const lines = text.split("\n").map((line) => line.split("|").map((part) => part.trim()));
	const filled = lines.filter((parts) => parts.some((part) => part !== ""));
	if (filled.length < 2 || !filled.every((parts) => parts.length === 3 && parts.every((part) => part !== "")))
		return undefined;
	return filled.map(([value, zh, en]) => ({ const: value!, words: { zh: zh!, en: en! } }));
}

function placed(
	documents: Documents,
	name: string,
	{ question, answers }: { readonly question: Question; readonly answers: Answers },
): Documents {
	const { form } = documents;
	const others = form.required.filter((each) => each !== name);
	const properties = { ...form.properties, [name]: question };
	const order = Object.keys(properties);
	const required = answers.required
		? [...others, name].sort((a, b) => order.indexOf(a) - order.indexOf(b))
		: others;
	const sections = form.sections.map((section) => {
		const has = section.questions.includes(name);
		if (section.id === answers.page)
			return has ? section : { ...section, questions: [...section.questions, name] };
		return has ? { ...section, questions: section.questions.filter((each) => each !== name) } : section;
	});
	return { ...documents, form: { ...form, properties, required, sections } };
}

/** The form without a question, or with one moved up or down its page. */
export function withoutQuestion({ properties, required, sections, ...form }: Form, name: string): Form {
	const { [name]: _gone, ...left } = properties;
	return {
		...form,
		properties: left,
		required: required.filter((each) => each !== name),
		sections: sections.map((section) => ({
			...section,
			questions: section.questions.filter((each) => each !== name),
		})),
	};
}

function kindOfQuestion({ type, anyOf, format }: Question): Kind {
	if (anyOf) return "choice";
	if (type === "integer") return "number";
	if (type === "boolean") return "yes-no";
	return format !== undefined && Object.hasOwn(kinds, format) ? (format as Kind) : "text";
}

/** Answers of earlier questions on which a question may depend. */
function earlierThan({ sections, properties }: Form, name: string | undefined) {
	const order = sections.flatMap(({ questions }) => questions);
	const earlier = name === undefined ? order : order.slice(0, order.indexOf(name));
	return earlier.flatMap((each) => {
		const question = properties[each];
		if (!question) return [];
		const { words, anyOf, type } = question;
		const answers =
			anyOf ??
			(type === "boolean"
				? [
						{ const: "true", words: { zh: "是", en: "yes" } },
						{ const: "false", words: { zh: "否", en: "no" } },
					]
				: []);
		return answers.map((answer) => ({
			const: `${each}=${answer.const}`,
			words: { zh: `“${words.zh}”答“${answer.words.zh}”`, en: `“${words.en}” is “${answer.words.en}”` },
		}));
	});
}
