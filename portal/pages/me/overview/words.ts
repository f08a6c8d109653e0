import type { Catalogue } from "../../../words/words.ts";

export const overviewWords = {
	waiting: (count: number) =>
		count === 0
			? { zh: "待我处理", en: "Waiting for you" }
			: { zh: `待我处理（${count}）`, en: `Waiting for you (${count})` },
	fresh: (count: number) => ({
		zh: `${count} 条新消息`,
		en: count === 1 ? "1 new message" : `${count} new messages`,
	}),
	recovery: { zh: "您的账户正在换新密钥", en: "A new key is on its way to your account" },
	recovering: { zh: "不是您本人要求的，请立即停止", en: "Stop it at once if it was not you" },
	nothing: { zh: "现在没有需要您处理的事。", en: "Nothing waits for you." },
	correct: { zh: "请补正材料", en: "Materials to correct" },
	consent: { zh: "部门请求查看您在别处的信息", en: "A department asks to see your data" },
	rate: { zh: "请评价", en: "Please rate" },
	draft: (time: string) => ({
		zh: `未完成的申请，${time}保存`,
		en: `An application to finish, saved ${time}`,
	}),
	latest: { zh: "最近的办件", en: "Latest applications" },
	all: { zh: "全部办件", en: "All applications" },
	apply: { zh: "办一件事", en: "Apply for something" },
	more: { zh: "我的数据与设置", en: "My data and settings" },
	messagesText: { zh: "补正、决定、送达和答复", en: "Corrections, decisions, deliveries and answers" },
	dataText: { zh: "查看内容，请求更正或删除", en: "Read it, ask for correction or erasure" },
	consentsText: {
		zh: "谁经您同意能看什么，随时撤回",
		en: "Who sees what by your consent; withdraw it at any time",
	},
	walletText: {
		zh: "出示证照、只给对方看需要的信息",
		en: "Show a certificate, and of it only what is needed",
	},
	accessText: {
		zh: "每一次打开都有登记，可以提出异议",
		en: "Every opening is on the record; dispute what you do not understand",
	},
	delegationsText: { zh: "请家人或单位代办", en: "Let a relative or an organisation act for you" },
	securityText: { zh: "通行密钥、设备和登录", en: "Passkeys, devices and sessions" },
	preferencesText: { zh: "大字、深色、长者模式", en: "Large text, dark colours, easy mode" },
} as const satisfies Catalogue;
