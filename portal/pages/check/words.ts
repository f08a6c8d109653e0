import type { Catalogue } from "../../words/words.ts";

export const checkWords = {
	title: (service: string) => ({ zh: `我能办“${service}”吗？`, en: `Can I have this? ${service}` }),
	guide: { zh: "办事指南", en: "Services" },
	lead: {
		zh: "按现行规则回答几个问题，马上知道能不能办、为什么。答案只用来算这一次，不保存，也不上链。",
		en: "A few questions, answered by the rule in force, with the reasons. What you answer is used this once; it is not kept and goes on no record.",
	},
	rule: { zh: "所依据的规则", en: "The rule it goes by" },
	version: (version: number) => ({ zh: `第 ${version} 版`, en: `version ${version}` }),
	ask: { zh: "看看能不能办", en: "See whether I can" },
	again: { zh: "改一改再看", en: "Change the answers" },
	yes: { zh: "按这些情况，可以办", en: "With these facts you can" },
	no: { zh: "按这些情况，还不能办", en: "With these facts you cannot yet" },
	person: { zh: "这种情况要由经办人看", en: "An officer has to look at this" },
	yesText: {
		zh: "正式结果以申请时核实的情况为准。",
		en: "What counts in the end are the facts as they are checked when you apply.",
	},
	noText: {
		zh: "下面是规则一步步怎么得出的。认为规则用错了，申请后可以申诉。",
		en: "Below is how the rule came to it, step by step. If you think it is applied wrongly, apply and appeal.",
	},
	personText: {
		zh: "规则不替人决定这种情况。可以照常申请，或先打电话问窗口。",
		en: "The rule does not decide this by itself. Apply as usual, or call an office first.",
	},
	reasons: { zh: "为什么", en: "Why" },
	toGuide: { zh: "看办事指南", en: "See the guide" },
	toHelp: { zh: "网点和电话", en: "Offices and phone numbers" },
	law: { zh: "法律依据", en: "Legal basis" },
} as const satisfies Catalogue;
