import type { Catalogue } from "../../../words/words.ts";

export const delegationsWords = {
	lead: {
		zh: "请家人、朋友或单位替您办事。受托人用自己的密钥签署，账本上写明是代您办理；您随时可以撤销。管理密钥不能委托。",
		en: "Let a relative, a friend or an organisation act for you. They sign with their own key and the record says they acted for you; end it whenever you like. Managing keys is never delegated.",
	},
	mine: { zh: "我的账户", en: "My account" },
	given: { zh: "我委托了谁", en: "Who may act for me" },
	noneGiven: { zh: "没有委托任何人。", en: "Nobody." },
	received: { zh: "谁委托了我", en: "For whom I may act" },
	noneReceived: { zh: "没有人委托您。", en: "For nobody." },
	receivedText: {
		zh: "申请事项时可以选择替谁办理；已经代办的在“我的办件”中。委托结束后就看不到了。",
		en: "When you apply you choose for whom; what you handed in for others is under “My applications”, as long as they let you act for them.",
	},
	apply: { zh: "找一件事替对方申请", en: "Find something to apply for" },
	until: (day: string) => ({ zh: `到 ${day} 为止`, en: `until ${day}` }),
	end: { zh: "撤销", en: "End it" },
	fresh: { zh: "新的委托", en: "Delegate" },
	sign: { zh: "去签署", en: "Go on to sign" },
	unknown: {
		zh: "没有这个账户，或者是您自己的账户。请与对方核对。",
		en: "There is no such account, or it is your own. Compare it with theirs.",
	},
} as const satisfies Catalogue;
