import type { Catalogue } from "../../words/words.ts";

export const servicesWords = {
	title: { zh: "办事指南", en: "Services" },
	lead: {
		zh: "部门办理的全部事项。每份指南都由部门签名发布，每次修改都留有旧版本。",
		en: "Everything the departments do for people. Each guide is published under a department's signature, and every earlier version is kept.",
	},
	byTheme: { zh: "按主题", en: "By theme" },
	byEvent: { zh: "按人生大事找：一件事一次办", en: "By life event: one matter, dealt with together" },
	performance: { zh: "评价与办理情况", en: "Ratings and performance" },
	owner: { zh: "部门", en: "Department" },
	audience: { zh: "服务对象", en: "For whom" },
	theme: { zh: "主题", en: "Theme" },
	type: { zh: "事项类型", en: "Type of service" },
	all: { zh: "全部", en: "All" },
	apply: { zh: "筛选", en: "Filter" },
	total: (total: string) => ({ zh: `共 ${total} 项`, en: `${total} services` }),
	none: { zh: "没有符合条件的事项。", en: "No service matches." },
	clear: { zh: "取消筛选", en: "Clear the filter" },
	list: { zh: "事项", en: "Services" },
	and: { zh: "、", en: ", " },
	days: (days: number) =>
		days === 0
			? { zh: "当场办结", en: "at once" }
			: { zh: `${days} 个工作日办结`, en: `within ${days} working ${days === 1 ? "day" : "days"}` },
	visits: (visits: number) =>
		visits === 0
			? { zh: "不用跑", en: "no visit" }
			: { zh: `跑 ${visits} 次`, en: `${visits} ${visits === 1 ? "visit" : "visits"}` },
} as const satisfies Catalogue;
