import type { Catalogue, Words } from "../../words/words.ts";

/** What people say against an opening. */
export const disputeGrounds: Readonly<Record<string, Words>> = {
	"no-such-matter": { zh: "没有办过这件事", en: "has no such matter here" },
	"not-needed": { zh: "用不着看这些", en: "it was not needed" },
	"not-entitled": { zh: "无权查看", en: "the department was not entitled" },
	other: { zh: "其他", en: "something else" },
};

export const workDataWords = {
	title: { zh: "数据异议与请求", en: "Disputes and requests about data" },
	lead: (name: string) => ({
		zh: `当事人对${name}打开其内容提出的异议，以及更正、删除的请求；十五日内答复，最先到期的请先办。`,
		en: `What people dispute of openings by ${name}, and what they ask to be corrected or erased. Each is answered within fifteen days.`,
	}),
	notYours: {
		zh: "由有“个人信息保护”岗位的人员答复。打开的人不答复对自己的异议。",
		en: "Officers who hold the role for data protection answer. Nobody answers for their own opening.",
	},
	none: { zh: "没有待答复的异议和请求。", en: "Nothing waits for an answer." },
	noneText: {
		zh: "当事人提出异议或请求后，会列在这里。",
		en: "What people dispute or ask for is listed here.",
	},
	disputes: { zh: "对打开的异议", en: "Openings disputed" },
	opening: { zh: "打开", en: "Opening" },
	numbered: (number: number, group: string) => ({
		zh: `第 ${number} 次 · ${group}`,
		en: `No. ${number} · ${group}`,
	}),
	by: { zh: "打开的人", en: "By" },
	reason: { zh: "登记的原因", en: "Reason entered" },
	ground: { zh: "异议的理由", en: "Ground of the dispute" },
	due: { zh: "答复期限", en: "Answer due" },
	overdue: { zh: "已逾期", en: "overdue" },
	answer: { zh: "答复", en: "Answer" },
	answerIt: (number: number) => ({ zh: `答复第 ${number} 次的异议`, en: `Answer No. ${number}` }),
	own: { zh: "您打开的，由他人答复", en: "yours: somebody else answers" },
	requests: { zh: "更正与删除的请求", en: "Requests to correct or erase" },
	content: { zh: "密封内容", en: "Sealed content" },
	kind: { zh: "请求", en: "Request" },
	correction: { zh: "更正", en: "correct" },
	erasure: { zh: "删除", en: "erase" },
	requested: { zh: "提出", en: "Asked" },
	answerRequest: (content: string) => ({
		zh: `答复对 ${content} 的请求`,
		en: `Answer the request of ${content}`,
	}),
	back: { zh: "回到工作台", en: "Back to the desk" },
} as const satisfies Catalogue;
