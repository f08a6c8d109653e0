import type { Catalogue } from "../../../words/words.ts";

export const accessWords = {
	lead: {
		zh: "部门每次打开您的回答或材料，都要先写明由谁、为什么、依据哪条法律，登记在账本上，然后才看得到。",
		en: "Before a department can open an answer or a material of yours, it enters on the record who does so, why, and by which law.",
	},
	none: { zh: "没有封存过您的数据", en: "Nothing of yours is sealed here" },
	noneText: {
		zh: "在线申请之后，这里会列出谁打开过什么。",
		en: "Once you apply online, this page lists who opened what.",
	},
	unopened: { zh: "还没有人打开过。", en: "Nobody has opened anything yet." },
	toCase: { zh: "查看办件", en: "See the application" },
	"decide-application": { zh: "审查申请", en: "To decide the application" },
	"check-material": { zh: "核对材料", en: "To check a material" },
	"deliver-result": { zh: "送达结果", en: "To deliver the outcome" },
	"answer-request": { zh: "答复请求", en: "To answer a request" },
	supervise: { zh: "监督检查", en: "To supervise" },
	"court-order": { zh: "法院要求", en: "By order of a court" },
	emergency: { zh: "紧急情况", en: "In an emergency" },
	what: (group: string) => ({ zh: `打开的内容：${group}`, en: `What was opened: ${group}` }),
	entry: (index: number) => ({ zh: `第 ${index} 号登记 · 核验`, en: `Entry ${index} · verify` }),
	dispute: { zh: "对这次打开有异议", en: "Dispute this opening" },
	ground: { zh: "为什么有异议？", en: "Why do you dispute it?" },
	"no-such-matter": { zh: "我没有办过这件事", en: "I have no such matter there" },
	"not-needed": { zh: "办这件事用不着看这些", en: "It was not needed" },
	"not-entitled": { zh: "他们无权查看", en: "They were not entitled" },
	other: { zh: "其他", en: "Something else" },
	send: { zh: "提出异议", en: "Dispute it" },
	sendText: {
		zh: "异议会登记在账本上。部门须在十五日内答复；答复之前，不能再打开您这一件的任何内容。",
		en: "It goes on the record. The department has fifteen days to answer, and opens nothing more of this matter until it has.",
	},
	chooseGround: { zh: "请选择异议的理由", en: "Say why you dispute it" },
	refused: (code: string) => ({ zh: `没有登记：${code}`, en: `Not entered: ${code}` }),
	waiting: (day: string) => ({
		zh: `异议已登记，部门须在 ${day} 前答复`,
		en: `Disputed; the department answers by ${day}`,
	}),
	justified: { zh: "部门答复：打开有正当理由", en: "The department says: it was justified" },
	mistaken: { zh: "部门答复：打开有误", en: "The department says: it was a mistake" },
	unlawful: { zh: "部门答复：打开不合法", en: "The department says: it was unlawful" },
	late: { zh: "（逾期答复）", en: " (late)" },
	check: { zh: "核验这份清单有没有遗漏", en: "Check that nothing is left out" },
	checkText: {
		zh: "您的浏览器会取来每一次打开的证明，以及“没有下一次”的证明，自己算一遍。",
		en: "Your browser fetches a proof of each opening, and one that there is no further one, and checks them itself.",
	},
	whole: (count: string, time: string) => ({
		zh: `核验通过：截至 ${time}，一共打开过 ${count} 次，没有遗漏。`,
		en: `Verified: as of ${time} there were ${count} openings, and none is left out.`,
	}),
	notWhole: (reason: string) => ({
		zh: `核验没有通过：${reason}。请截图保留并联系市政务公开办公室。`,
		en: `Not verified: ${reason}. Keep a picture of this and tell the city.`,
	}),
} as const satisfies Catalogue;
