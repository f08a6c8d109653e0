import type { Catalogue } from "../../../words/words.ts";

export const consentsWords = {
	lead: {
		zh: "除了依法有权的部门，只有您同意的部门能看到您的数据：一次一项，只为一个用途，到期失效。撤回后立即不能再打开。",
		en: "Besides the departments entitled by law, only those you let see your data can: one part at a time, for one purpose, until a day. Once you withdraw, nothing more is opened.",
	},
	none: { zh: "您没有给过同意", en: "You have let nobody see anything" },
	noneText: {
		zh: "目前只有依法有权的部门能打开您的数据。",
		en: "Only the departments entitled by law can open your data.",
	},
	shown: (department: string, item: string) => ({
		zh: `给${department}，用于“${item}”`,
		en: `To ${department}, for “${item}”`,
	}),
	until: (day: string) => ({ zh: `到 ${day} 为止`, en: `until ${day}` }),
	withdraw: { zh: "撤回同意", en: "Withdraw" },
	withdrawn: { zh: "已撤回", en: "Withdrawn" },
	ended: { zh: "已到期", en: "Ended" },
	fresh: { zh: "新的同意", en: "Let somebody see more" },
	freshText: {
		zh: "在“我的数据”中点开要给人看的那一项，选择部门、用途和期限。",
		en: "Open the part that is to be seen under “My data”, and choose the department, the purpose and the day.",
	},
} as const satisfies Catalogue;
