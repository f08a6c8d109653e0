import type { Catalogue } from "../../words/words.ts";

export const lifeEventWords = {
	all: { zh: "一件事一次办", en: "Life events" },
	steps: { zh: "要办的事，按先后", en: "What to do, in order" },
	days: (days: number) =>
		days === 0
			? { zh: "当场办结", en: "at once" }
			: { zh: `${days} 个工作日办结`, en: `within ${days} working ${days === 1 ? "day" : "days"}` },
	visits: (visits: number) =>
		visits === 0
			? { zh: "不用跑", en: "no visit" }
			: { zh: `跑 ${visits} 次`, en: `${visits} ${visits === 1 ? "visit" : "visits"}` },
	wanted: { zh: "合起来要准备的材料", en: "What to bring for all of it" },
	wantedLead: {
		zh: "同样的材料只列一次，各事项共用。",
		en: "Each paper is named once and serves every service.",
	},
	held: { zh: "政府已有，不用交", en: "Held by the city already: need not be handed in" },
	glance: { zh: "概要", en: "At a glance" },
	services: { zh: "事项", en: "Services" },
	mostVisits: { zh: "最多跑几次", en: "Visits at most" },
	longest: { zh: "最长一项", en: "The longest takes" },
	none: { zh: "无", en: "none" },
	others: { zh: "其他人生大事", en: "Other life events" },
} as const satisfies Catalogue;
