import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { bilingual, DepartmentId } from "../terms.ts";
import { list, MaterialCode, most, Slug } from "./terms.ts";

const recipients = worded(list(DepartmentId, most.recipients, 1), "有权查阅的部门", "Entitled departments");
const name = Type.String({ pattern: "^[a-z][a-zA-Z0-9]{0,39}$", maxLength: 40 });

const SealedGroup = closed({
	group: worded(Slug, "字段组", "Group of fields"),
	title: worded(bilingual(60), "名称", "Title"),
	required: worded(Type.Boolean(), "是否必须", "Required"),
	departments: recipients,
});

/** What an application brings sealed: each group of answers and each material apart, for one purpose, by one law. */
export const Sealing = closed({
	purpose: worded(Slug, "处理目的（代码）", "Purpose, as a code"),
	basis: worded(
		closed({
			law: worded(
				Type.String({ maxLength: 64, pattern: "^《[^0-9《》]{2,60}》$" }),
				"法律名称",
				"Title of the law",
			),
			article: worded(
				Type.String({ maxLength: 16, pattern: "^[0-9]{1,4}(-[0-9]{1,2})?(\\([0-9]{1,2}\\))?$" }),
				"条（款、项）",
				"Article",
			),
		}),
		"处理个人信息的法律依据",
		"Legal basis for handling personal data",
	),
	groups: worded(list(SealedGroup, most.sealedGroups), "字段组", "Groups of answers"),
	materials: worded(
		list(DepartmentId, most.recipients),
		"有权查阅材料的部门",
		"Departments entitled to the materials",
	),
});
export type Sealing = Static<typeof Sealing>;

/** Where a fact of a rule comes from: exactly one of an answer, a material, and a day. */
const FactSource = closed({
	answer: worded(Type.Optional(name), "取自申请表的问题", "Answer to this question"),
	otherwise: worded(
		Type.Optional(
			Type.Union([
				Type.Boolean(),
				Type.Integer({ minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
				Type.String({ maxLength: 200 }),
			]),
		),
		"未填写时的取值",
		"Where the question was not answered",
	),
	material: worded(Type.Optional(MaterialCode), "是否提交了材料", "Whether this material was handed in"),
	day: worded(
		Type.Optional(Type.Union([Type.Literal("submitted"), Type.Literal("received"), Type.Literal("decided")])),
		"日期（提交、最近收件或作出决定之日）",
		"Day of submission, of last receipt or of the decision",
	),
});
export type FactSource = Static<typeof FactSource>;

export const RuleUse = closed({
	rule: worded(Type.String({ maxLength: 64, pattern: "^[a-z][a-z0-9-]{1,63}$" }), "规则编号", "Rule id"),
	outcome: worded(name, "所依据的结果", "Outcome that counts"),
	facts: worded(
		Type.Record(name, FactSource, { maxProperties: most.ruleFacts, additionalProperties: false }),
		"事实的来源",
		"Where its facts come from",
	),
});
export type RuleUse = Static<typeof RuleUse>;

/** Rules a flow rests on: what lets the seal accept and grant, and what a grant costs. */
export const FlowRules = closed({
	accept: worded(Type.Optional(RuleUse), "自动受理的规则", "Accepts by itself"),
	grant: worded(Type.Optional(RuleUse), "自动准予的规则", "Grants by itself"),
	fee: worded(Type.Optional(RuleUse), "收费规则", "Says the fee"),
});
export type FlowRules = Static<typeof FlowRules>;
