import type { Words } from "@mingjian/ledger/runtime/words.ts";
import {
	type DemoDepartment,
	demoDepartmentCode,
	demoDepartments,
} from "@mingjian/services/catalogue/demo/demo-departments.ts";
import type { DemoKey, DemoKeys } from "./demo-keys.ts";
import { demoPerson } from "./demo-people.ts";

/** An officer of the demo city. */
export interface DemoOfficer {
	readonly key: DemoKey;
	readonly account: string;
	readonly name: Words;
	readonly roles: readonly string[];
	readonly title: Words;
}

export type Post = keyof typeof posts;

/** A department with its seal, its officers and the key that signs its credentials. */
export interface DemoOffice extends DemoDepartment {
	readonly code: string;
	readonly account: string;
	readonly seal: DemoKey;
	readonly issuing: DemoKey;
	readonly staff: Readonly<Record<Post, DemoOfficer>>;
}

/** Table: who works in every department and what they may do. */
export const posts = {
	director: {
		title: { zh: "负责人", en: "director" },
		roles: ["identity-admin", "issuing-admin", "account-recoverer"],
	},
	editor: {
		title: { zh: "目录编辑", en: "catalogue editor" },
		roles: ["catalogue-editor", "flow-editor", "rule-author", "certificate-type-keeper"],
	},
	issuer: {
		title: { zh: "证照经办", en: "certificate officer" },
		roles: ["certificate-type-keeper", "certificate-issuer"],
	},
	reviewer: {
		title: { zh: "证照监管", en: "certificate supervisor" },
		roles: ["certificate-revoker", "account-recoverer"],
	},
	clerk: {
		title: { zh: "窗口受理", en: "case clerk" },
		roles: ["case-clerk", "data-opener", "data-sealer", "certificate-issuer"],
	},
	examiner: {
		title: { zh: "审查经办", en: "case reviewer" },
		roles: ["case-reviewer", "data-opener", "data-sealer", "rule-reviewer"],
	},
	decider: {
		title: { zh: "审批", en: "case decider" },
		roles: ["case-decider", "data-opener", "data-sealer", "rule-reviewer"],
	},
	supervisor: {
		title: { zh: "办件主管", en: "case supervisor" },
		roles: [
			"case-supervisor",
			"department-head",
			"case-decider",
			"data-opener",
			"data-sealer",
			"data-protection",
			"rule-author",
		],
	},
} as const;

/** Numbers of the officers among the demo people; citizens have smaller ones. */
const firstOfficer = 10_000;

/** The departments of the demo city with everybody in them. */
export function demoOffices(keys: DemoKeys, divisionCode: string): DemoOffice[] {
	return demoDepartments.map((department, at) => {
		const code = demoDepartmentCode(department, divisionCode);
		const staff = Object.entries(posts).map(([post, { title, roles }], order) => {
			const key = keys.key(`${department.key} ${post}`);
			const { name } = demoPerson(firstOfficer + at * 10 + order, divisionCode);
			return [post, { key, account: `officer:${key.id}`, name, roles, title }] as const;
		});
		return {
			...department,
			code,
			account: `department:${code}`,
			seal: keys.key(`${department.key} seal`),
			issuing: keys.key(`${department.key} issuing`, "P-256"),
			staff: Object.fromEntries(staff) as unknown as DemoOffice["staff"],
		};
	});
}
