import type { Catalogue } from "../../../words/words.ts";

export const contentWords = {
	of: (item: string) => ({ zh: `属于“${item}”，封存于`, en: `Part of “${item}”, sealed` }),
	trouble: { zh: "没有登记", en: "Nothing was entered" },
	"correction-open": (day: string) => ({
		zh: `您请求更正这一项，部门须在 ${day} 前答复。`,
		en: `You asked for it to be corrected; the department answers by ${day}.`,
	}),
	"erasure-open": (day: string) => ({
		zh: `您请求删除这一项，部门须在 ${day} 前答复。`,
		en: `You asked for it to be erased; the department answers by ${day}.`,
	}),
	"correction-granted": { zh: "部门已按您的请求更正。", en: "The department corrected it as you asked." },
	"correction-refused": { zh: "部门没有同意更正，依据：", en: "The department did not correct it, by:" },
	"erasure-granted": { zh: "部门已按您的请求删除。", en: "The department erased it as you asked." },
	"erasure-refused": { zh: "部门没有同意删除，依据：", en: "The department did not erase it, by:" },
	late: { zh: "（逾期答复）", en: " (answered late)" },
	newer: { zh: "查看更正后的内容", en: "See what it says now" },
	erased: { zh: "内容已删除，谁也打不开了。", en: "It was erased; nobody can open it any more." },
	says: { zh: "内容", en: "What it says" },
	saysText: {
		zh: "这是为您解开的，只有您能在这里看到。",
		en: "Opened for you; nobody else sees it here.",
	},
	file: (kilobytes: string) => ({ zh: `文件，${kilobytes} KB`, en: `A file of ${kilobytes} KB` }),
	readers: { zh: "依法能打开的部门", en: "Departments that may open it by law" },
	basis: { zh: "依据", en: "By" },
	consents: { zh: "您同意查看的部门", en: "Departments you let see it" },
	for: (item: string, day: string) => ({
		zh: `用于“${item}”，到 ${day} 为止`,
		en: `For “${item}”, until ${day}`,
	}),
	withdraw: { zh: "撤回同意", en: "Withdraw" },
	withdrawn: { zh: "已撤回", en: "Withdrawn" },
	ended: { zh: "已到期", en: "Ended" },
	show: { zh: "同意其他部门查看", en: "Let another department see it" },
	showText: {
		zh: "只同意这一项，只用于所选的事项，到期自动失效，随时可以撤回。每次打开仍会登记。",
		en: "This one alone, for the chosen service alone. It ends by itself, and you can withdraw it at any time. Each opening is still put on the record.",
	},
	whom: { zh: "给哪个部门、用于什么", en: "Which department, and for what" },
	toFor: (department: string, item: string) => ({
		zh: `${department}，用于${item}`,
		en: `${department}, for ${item}`,
	}),
	until: { zh: "到哪一天为止", en: "Until which day" },
	untilHint: { zh: "最长五年", en: "Five years at most" },
	consent: { zh: "去签署同意", en: "Go on to sign the consent" },
	to: { zh: "请选择部门和用途", en: "Choose a department and what it is for" },
	"until-missing": {
		zh: "请填写到哪一天为止，例如 2027 年 6 月 30 日",
		en: "Say until which day, such as 2027, 6, 30",
	},
	"until-range": { zh: "日期须在今天之后，最长五年", en: "Choose a day after today, within five years" },
	rights: { zh: "更正与删除", en: "Correction and erasure" },
	rightsText: {
		zh: "依《个人信息保护法》第四十六、四十七条，您可以请求更正或删除。部门须在十五日内答复，不同意的要写明依据。",
		en: "By articles 46 and 47 of the Personal Information Protection Law you can ask for correction or erasure. The department answers within fifteen days, and names the law where it refuses.",
	},
	correct: { zh: "请求更正", en: "Ask for correction" },
	erase: { zh: "请求删除", en: "Ask for erasure" },
	eraseTitle: { zh: "请求删除这一项？", en: "Ask for this to be erased?" },
	eraseText: {
		zh: "部门同意后立即销毁，不能恢复；正在办理的事项可能因此办不下去。",
		en: "Once the department agrees it is destroyed and cannot be brought back; an application that needs it may fail.",
	},
	toCase: { zh: "查看办件", en: "See the application" },
} as const satisfies Catalogue;
