import type { Catalogue } from "../../words/words.ts";

export const departmentsWords = {
	title: { zh: "部门", en: "Departments" },
	lead: {
		zh: "在账本上用自己的印章密钥办事的机构。",
		en: "Bodies that act on the record under keys of their own seal.",
	},
	department: { zh: "部门", en: "Department" },
	code: { zh: "机构代码", en: "Code" },
	services: { zh: "可办事项", en: "Services" },
	entries: { zh: "登记", en: "Entries" },
	itsEntries: { zh: "查看它的登记", en: "Its account on the record" },
	suspended: { zh: "已停用", en: "suspended" },
	total: (total: number) => ({ zh: `共 ${total} 个`, en: `${total} in all` }),
	prove: { zh: "账本记录", en: "Record" },
} as const satisfies Catalogue;
