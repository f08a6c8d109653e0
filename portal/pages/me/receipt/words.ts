import type { Catalogue } from "../../../words/words.ts";

export const receiptWords = {
	title: { zh: "申请已提交", en: "Application sent" },
	number: { zh: "办件号", en: "Case number" },
	keep: {
		zh: "这是受理凭证。随时可以在“我的办件”中再次打开、打印，或用证明文件离线核验。",
		en: "This is your receipt. You can open it again under “My applications”, print it, or verify it offline with its proof file.",
	},
	proof: { zh: "下载证明文件", en: "Download the proof" },
	next: { zh: "接下来", en: "What happens next" },
	accept: (department: string) => ({
		zh: `${department}核对材料并受理`,
		en: `${department} checks it and accepts it`,
	}),
	decide: { zh: "部门审查并作出决定", en: "The departments review and decide" },
	decideBy: (day: string) => ({
		zh: `部门审查，${day} 前作出决定`,
		en: `The departments review and decide by ${day}`,
	}),
	deliver: { zh: "结果送达，您可以评价", en: "You receive the outcome, and can rate the service" },
	follow: { zh: "查看办理进度", en: "See how it is going" },
} as const satisfies Catalogue;
