import type { Catalogue } from "../../../words/words.ts";

export const receiptWords = {
	submitted: { zh: "申请已提交", en: "Application sent" },
	corrected: { zh: "补正已提交", en: "Correction sent" },
	"hearing-demanded": { zh: "已要求听证", en: "Hearing demanded" },
	appealed: { zh: "异议已提出", en: "Objection made" },
	withdrawn: { zh: "申请已撤回", en: "Application withdrawn" },
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
	goOn: (department: string) => ({
		zh: `${department}核对补正内容，时限继续计算`,
		en: `${department} checks what you corrected; its limit runs again`,
	}),
	heardWhen: {
		zh: "部门告知您听证的时间和地点；举行之前不作决定",
		en: "The department tells you when and where it is held; nothing is decided before",
	},
	minutes: {
		zh: "笔录密封给您，办理时限继续计算",
		en: "Its minutes are sealed to you, and the limits run again",
	},
	others: {
		zh: "由没有参与办理的人员审查您的异议",
		en: "People who had no part in the case look at your objection",
	},
	told: {
		zh: "维持或撤销原结果，并写明依据",
		en: "They uphold the outcome or overturn it, and name the law",
	},
	again: { zh: "需要时可以重新申请", en: "You can apply again whenever you need to" },
	follow: { zh: "查看办理进度", en: "See how it is going" },
} as const satisfies Catalogue;
