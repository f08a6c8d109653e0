import type { MessageKind } from "../../../me/messages.ts";
import type { Catalogue, Words } from "../../../words/words.ts";

const kinds = {
	accepted: { zh: "申请已受理", en: "Application accepted" },
	"deemed-accepted": { zh: "逾期未答复，视为受理", en: "Accepted, for want of an answer in time" },
	declined: { zh: "不予受理", en: "Application not accepted" },
	returned: { zh: "请补正", en: "Please correct" },
	lapsed: { zh: "逾期未补正，办理终止", en: "Ended: not corrected in time" },
	extended: { zh: "办理期限已延长", en: "The limits were extended" },
	"procedure-begun": { zh: "听证等程序开始", en: "A hearing or other procedure began" },
	"procedure-ended": { zh: "听证等程序结束", en: "A hearing or other procedure ended" },
	decided: { zh: "已作出决定", en: "Decided" },
	delivered: { zh: "结果已送达", en: "The outcome was delivered" },
	"appeal-decided": { zh: "异议已有结果", en: "Your objection was decided" },
	"complaint-answered": { zh: "部门答复了您的差评", en: "The department answered your bad rating" },
	"dispute-answered": {
		zh: "部门答复了您对打开数据的异议",
		en: "A department answered your dispute of an opening",
	},
	"request-answered": {
		zh: "部门答复了您的更正或删除请求",
		en: "A department answered your request about your data",
	},
	delegated: { zh: "有人委托您代办", en: "Somebody lets you act for them" },
	"recovery-asked": {
		zh: "窗口申请为您的账户换新密钥",
		en: "A counter asked for a new key for your account",
	},
	"recovery-confirmed": {
		zh: "换新密钥已经第二人确认，等待生效；不是您本人要求的，请立即停止",
		en: "The new key was confirmed and waits to take effect; stop it at once if it was not you",
	},
	"recovery-completed": { zh: "账户已换用新密钥", en: "Your account has a new key" },
} as const satisfies Record<MessageKind, Words>;

export const messagesWords = {
	...kinds,
	lead: {
		zh: "账本上与您有关的每一条：补正、决定、送达、答复和账户变动。",
		en: "Whatever the record says to you: corrections, decisions, deliveries, answers, and changes of your account.",
	},
	none: { zh: "还没有消息", en: "No messages yet" },
	services: { zh: "看看能办什么事", en: "See what you can apply for" },
	colon: { zh: "：", en: ": " },
	fresh: { zh: "新", en: "New" },
} as const satisfies Catalogue;
