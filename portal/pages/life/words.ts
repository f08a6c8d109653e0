import type { Catalogue } from "../../words/words.ts";

export const lifeWords = {
	title: { zh: "一件事一次办", en: "Life events" },
	lead: {
		zh: "生活里的一件大事，常常要跑好几个部门。这里按先后列好，材料只交一次。",
		en: "One event in a life often takes several departments. Here they are in order, and each paper is asked for once.",
	},
	services: (count: number) => ({ zh: `${count} 个事项`, en: `${count} services` }),
	catalogue: { zh: "全部办事指南", en: "All services" },
} as const satisfies Catalogue;
