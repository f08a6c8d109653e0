import type { Flow } from "@mingjian/services/cases/flow-schema.ts";
import type { TaskType } from "@mingjian/services/catalogue/task-types.ts";
import type { Form } from "@mingjian/services/packs/form-schema.ts";
import type { PackGuide, PackRule } from "@mingjian/services/packs/pack-schema.ts";
import type { Words } from "../words/words.ts";
import type { Documents } from "./design.ts";

/** What a new item has to be told before anything else of it can be written. */
export interface NewItem {
	readonly title: Words;
	readonly taskType: TaskType;
	readonly audience: "person" | "company";
	readonly department: string;
	readonly law: { readonly name: Words; readonly article: Words };
}

/** Days by law and promised that a new item begins with. */
const limits = { statutoryDays: 20, promisedDays: 10 } as const;

/** A new item to begin with: it asks for a name and a telephone, and an officer of its department decides. Sound as it is, but for what only the department knows. */
export function newDocuments(item: NewItem): Documents {
	return { guide: guideOf(item), form, flow: flowOf(item), rules: {} };
}

function guideOf({ title, taskType, audience, law }: NewItem): PackGuide {
	return {
		title,
		taskType,
		audience: [audience],
		legalBasis: [{ law: law.name, article: law.article }],
		conditions: [],
		materials: [],
		limits,
		fees: [],
		steps: [
			{ title: { zh: "提交申请", en: "Apply" }, by: { zh: "申请人", en: "Applicant" }, days: 0 },
			{ title: { zh: "审查决定", en: "Decision" }, by: { zh: "本部门", en: "This department" }, days: 5 },
			{ title: { zh: "送达", en: "Delivery" }, by: { zh: "本部门", en: "This department" }, days: 2 },
		],
		online: { depth: "deliver", visits: 0 },
		results: [{ name: { zh: "决定书", en: "Written decision" }, kind: "decision" }],
		keywords: { zh: [], en: [] },
	};
}

const form: Form = {
	type: "object",
	properties: {
		name: {
			type: "string",
			minLength: 2,
			maxLength: 50,
			group: "person",
			words: { zh: "姓名", en: "Name" },
		},
		phone: { type: "string", format: "tel", group: "person", words: { zh: "联系电话", en: "Telephone" } },
	},
	required: ["name", "phone"],
	additionalProperties: false,
	sections: [{ id: "person", words: { zh: "申请人", en: "The applicant" }, questions: ["name", "phone"] }],
};

function flowOf({ title, department, law }: NewItem): Flow {
	const { zh, en } = title;
	return {
		title: { zh: [...zh].slice(0, 60).join(""), en: [...en].slice(0, 60).join("") },
		law: [{ law: law.name.zh, article: law.article.zh }],
		intake: { role: "case-clerk", days: 5, deemed: true },
		corrections: { most: 1, days: 10 },
		stages: [
			{
				id: "decision",
				title: { zh: "审查决定", en: "Decision" },
				offices: [{ department, role: "case-decider" }],
				days: 5,
				decides: true,
			},
		],
		limits,
		deliveryDays: 2,
		automatic: false,
		materials: [],
		publicMembers: [],
		sealing: {
			purpose: "application",
			basis: { law: "《中华人民共和国个人信息保护法》", article: "13" },
			groups: [
				{
					group: "person",
					title: { zh: "申请人", en: "The applicant" },
					required: true,
					departments: [department],
				},
			],
			materials: [department],
		},
	};
}

/** A new rule to begin with: yes or no to one fact. Its examples are for the department to write. */
export function newRule(id: string, title: Words): PackRule {
	return {
		id,
		title,
		basis: [],
		rounding: "half-up",
		facts: [],
		steps: [],
		outcomes: [
			{ name: "eligible", title: { zh: "符合条件", en: "Eligible" }, type: "bool", expression: "true" },
		],
		examples: [],
	} as PackRule;
}
