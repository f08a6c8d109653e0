import { type Static, Type } from "typebox";
import type { Flow } from "../cases/flow-schema.ts";
import { Guide } from "../catalogue/guide-schema.ts";
import { typeVersionMembers } from "../certificates/schema.ts";
import { Rule } from "../rulebook/rule-schema.ts";
import { closed, worded } from "../schema-words.ts";
import { bilingual } from "../terms.ts";
import { certificateFilling, type Form, LifeEvent } from "./form-schema.ts";

/** Departments a pack names. */
const mostDepartments = 16;

/** How a department is named inside a pack; publishing puts a city's own in its place. */
const Alias = Type.String({ pattern: "^[a-z][a-z0-9-]{1,39}$", maxLength: 40 });

/** `pack.json`: what the pack is, whose item it is, and what else it belongs to. */
export const PackHead = closed({
	format: worded(Type.Literal("mingjian/pack/1"), "格式", "Format"),
	id: worded(Alias, "服务包标识", "Id of the pack"),
	basic: worded(
		Type.String({ pattern: "^[0-9A-Z]{14}$", maxLength: 14 }),
		"事项基本编码",
		"Basic code of the item",
	),
	department: worded(Alias, "实施部门", "Department that handles it"),
	departments: worded(
		Type.Array(
			closed({ alias: worded(Alias, "代称", "Alias"), title: worded(bilingual(100), "部门", "Department") }),
			{ minItems: 1, maxItems: mostDepartments },
		),
		"所涉部门",
		"Departments it names",
	),
	lifeEvent: worded(Type.Optional(LifeEvent), "所属一件事", "Life event it belongs to"),
});
export type PackHead = Static<typeof PackHead>;

/** `guide.json`: the guide of the item without what the city and the form add. */
const { divisionCode: _division, formSchema: _form, ...guideMembers } = Guide.properties;
export const PackGuide = closed(guideMembers);
export type PackGuide = Static<typeof PackGuide>;

/** `rule-*.json`: a rule without its department and its time. */
const {
	department: _office,
	effectiveFromMs: _from,
	effectiveUntilMs: _until,
	...ruleMembers
} = Rule.properties;
export const PackRule = closed(ruleMembers);
export type PackRule = Static<typeof PackRule>;

const { effectiveFromMs: _effective, issuers: _issuers, ...typeMembers } = typeVersionMembers;

/** `certificate.json`: the certificate that a grant ends with. */
export const PackCertificate = closed({
	...certificateFilling,
	order: worded(
		Type.String({ pattern: "^[0-9]{3}$", maxLength: 3 }),
		"类型代码末三位",
		"Last three digits of the type's code",
	),
	...typeMembers,
});
export type PackCertificate = Static<typeof PackCertificate>;

/** A service item as configuration and words: everything a department publishes to offer it, and no code. */
export interface Pack {
	readonly head: PackHead;
	readonly guide: PackGuide;
	readonly form: Form;
	readonly flow: Flow;
	readonly rules: readonly PackRule[];
	readonly certificate?: PackCertificate;
}
