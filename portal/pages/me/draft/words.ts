import { draftDays } from "../../../me/drafts.ts";
import type { Catalogue } from "../../../words/words.ts";

export const draftWords = {
	title: (name: string) => ({ zh: `申请：${name}`, en: `Apply: ${name}` }),
	correctTitle: (name: string) => ({ zh: `补正：${name}`, en: `Correct: ${name}` }),
	lead: (time: string) => ({
		zh: `每填一页都会保存。上次保存：${time}。草稿保留 ${draftDays} 天，用任何设备登录都能接着填。`,
		en: `Every page is saved as you go; last saved ${time}. Drafts are kept for ${draftDays} days: sign in with any device to go on.`,
	}),
	questions: { zh: "填写问题", en: "Answer the questions" },
	materials: { zh: "上传材料", en: "Upload materials" },
	send: { zh: "核对并提交", en: "Check and send" },
	check: { zh: "核对并签署", en: "Check your answers and sign" },
	goOn: { zh: "接着填写", en: "Go on" },
	drop: { zh: "删除草稿", en: "Delete this draft" },
	dropTitle: { zh: "删除这份草稿？", en: "Delete this draft?" },
	dropText: {
		zh: "已填的内容和材料都会清除，不能恢复。",
		en: "Everything in it is wiped and cannot be brought back.",
	},
} as const satisfies Catalogue;
