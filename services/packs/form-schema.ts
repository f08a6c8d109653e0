import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { bilingual } from "../terms.ts";

/** Most questions of a form, sections, and choices of a question. */
export const mostQuestions = 80;
const mostSections = 30;
const mostChoices = 60;

export const QuestionName = Type.String({ pattern: "^[a-z][a-zA-Z0-9]{0,39}$", maxLength: 40 });
export const GroupName = Type.String({ pattern: "^[a-z]+(-[a-z]+)*$", maxLength: 40 });
const bound = Type.Integer({ minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER });
const count = Type.Integer({ minimum: 0, maximum: 4000 });
const constant = Type.Union([Type.Boolean(), Type.String({ minLength: 1, maxLength: 60 })]);

/** Forms of text that are checked: what JSON Schema knows, and numbers of this country with check characters. */
export const textFormats = ["date", "tel", "email", "citizen-id", "credit-code"] as const;

/** One question: a JSON Schema of its answer, what is asked, and where the answer goes. */
export const Question = closed({
	type: worded(
		Type.Optional(Type.Enum(["string", "integer", "boolean"])),
		"类型（选择题不填）",
		"Type; none where there are choices",
	),
	words: worded(bilingual(200), "问题", "What is asked"),
	hint: worded(Type.Optional(bilingual(600)), "提示", "Hint"),
	anyOf: worded(
		Type.Optional(
			Type.Array(
				closed({
					const: worded(Type.String({ minLength: 1, maxLength: 60 }), "取值", "Value"),
					words: worded(bilingual(200), "选项", "Choice"),
				}),
				{ minItems: 2, maxItems: mostChoices },
			),
		),
		"选项",
		"Choices",
	),
	format: worded(Type.Optional(Type.Enum([...textFormats])), "格式", "Format"),
	minLength: worded(Type.Optional(count), "最少字数", "Least characters"),
	maxLength: worded(Type.Optional(count), "最多字数", "Most characters"),
	pattern: worded(
		Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
		"书写形式（正则表达式）",
		"Form, as a regular expression",
	),
	example: worded(Type.Optional(Type.String({ minLength: 1, maxLength: 100 })), "示例", "Example"),
	minimum: worded(Type.Optional(bound), "最小值", "Least value"),
	maximum: worded(Type.Optional(bound), "最大值", "Greatest value"),
	showIf: worded(
		Type.Optional(
			closed({
				name: worded(QuestionName, "所依据的问题", "Question it depends on"),
				is: worded(constant, "其回答", "Its answer"),
			}),
		),
		"仅在此情形下询问",
		"Asked only then",
	),
	group: worded(Type.Optional(GroupName), "密封字段组", "Group it is sealed in"),
	public: worded(Type.Optional(QuestionName), "依法公开的项", "Public member it fills"),
	held: worded(
		Type.Optional(
			closed({
				type: worded(Type.String({ maxLength: 64 }), "证照类型", "Type of certificate"),
				member: worded(Type.String({ maxLength: 40 }), "照面信息", "Member of it"),
			}),
		),
		"可取自已有证照",
		"May be taken from a certificate the person holds",
	),
});
export type Question = Static<typeof Question>;

const Section = closed({
	id: worded(GroupName, "页面标识", "Id of the page"),
	words: worded(bilingual(100), "页面标题", "Title of the page"),
	questions: worded(Type.Array(QuestionName, { minItems: 1, maxItems: 20 }), "问题", "Questions"),
});

/** What a member of a certificate is filled with: an answer or a day. */
const MemberSource = closed({
	answer: worded(Type.Optional(QuestionName), "取自问题", "Answer to this question"),
	day: worded(Type.Optional(Type.Literal("decided")), "决定之日", "Day of the decision"),
});

/** How the certificate that a grant ends with is filled in. */
export const certificateFilling = {
	type: worded(
		Type.String({ pattern: "^[a-z0-9][a-z0-9.-]{0,63}$", maxLength: 64 }),
		"证照类型",
		"Type of certificate",
	),
	validDays: worded(
		Type.Optional(Type.Integer({ minimum: 1, maximum: 36_500 })),
		"有效天数（不填为长期）",
		"Days it is valid; without end if not given",
	),
	members: worded(
		Type.Record(QuestionName, MemberSource, { maxProperties: 60, additionalProperties: false }),
		"照面信息的来源",
		"Where its members come from",
	),
};

/** What people go through that this is a part of (一件事), and its place there. */
export const LifeEvent = closed({
	id: worded(GroupName, "一件事标识", "Id of the life event"),
	title: worded(bilingual(60), "一件事", "Life event"),
	order: worded(Type.Integer({ minimum: 1, maximum: 20 }), "次序", "Its place in the order"),
});

/** A form: a JSON Schema (2020-12) of the answers, with words, pages and destinations as annotations. What a guide carries as `formSchema`. */
export const Form = closed({
	type: worded(Type.Literal("object"), "类型", "Type"),
	properties: worded(
		Type.Record(QuestionName, Question, { maxProperties: mostQuestions, additionalProperties: false }),
		"问题",
		"Questions",
	),
	required: worded(Type.Array(QuestionName, { maxItems: mostQuestions }), "必填", "Must be answered"),
	additionalProperties: worded(Type.Literal(false), "不收取其他内容", "Nothing else is asked"),
	sections: worded(Type.Array(Section, { minItems: 1, maxItems: mostSections }), "页面", "Pages"),
	certificate: worded(
		Type.Optional(closed(certificateFilling)),
		"准予后颁发的证照（发布时由服务包填入）",
		"Certificate issued on a grant; publishing fills it in",
	),
	lifeEvent: worded(
		Type.Optional(LifeEvent),
		"所属一件事（发布时由服务包填入）",
		"Life event it belongs to; publishing fills it in",
	),
});
export type Form = Static<typeof Form>;

/** Answers by question. */
export type Answers = Readonly<Record<string, string | number | boolean>>;

/** Whether a question is asked, given the answers so far. */
export function isAsked({ showIf }: Question, answers: Answers): boolean {
	return showIf === undefined || (Object.hasOwn(answers, showIf.name) && answers[showIf.name] === showIf.is);
}

/** Whether every application answers a question: it is required and asked of everybody. */
export function isAlwaysAnswered({ properties, required }: Form, name: string): boolean {
	return required.includes(name) && properties[name]?.showIf === undefined;
}
