import type { Catalogue } from "../words/words.ts";

/** Words around every page. */
export const frameWords = {
	product: { zh: "明鉴", en: "Mingjian" },
	record: { zh: "公共账本", en: "public record" },
	skip: { zh: "跳到正文", en: "Skip to content" },
	preferences: { zh: "大字·长者", en: "Display" },
	menu: { zh: "主要栏目", en: "Main sections" },
	services: { zh: "办事指南", en: "Services" },
	departments: { zh: "部门", en: "Departments" },
	explorer: { zh: "账本", en: "The record" },
	verify: { zh: "核验", en: "Verify" },
	learn: { zh: "了解", en: "How it works" },
	signIn: { zh: "登录", en: "Sign in" },
	mine: { zh: "我的", en: "Mine" },
	footer: { zh: "账本与帮助", en: "Record and help" },
	policy: { zh: "信任政策", en: "Trust policy" },
	api: { zh: "接口文件 (OpenAPI)", en: "API (OpenAPI)" },
	help: { zh: "帮助与网点", en: "Help and offices" },
	status: { zh: "系统状态", en: "Status" },
	accessibility: { zh: "无障碍声明", en: "Accessibility" },
	privacy: { zh: "隐私说明", en: "Privacy" },
	asJson: { zh: "本页 JSON", en: "This page as JSON" },
	asText: { zh: "本页纯文本", en: "This page as text" },
	demo: {
		zh: "演示城市：城市、机构、人员与证照均为虚构。",
		en: "A demonstration: the city, its departments, people and certificates are made up.",
	},
	standing: (entries: string, time: string) => ({
		zh: `账本现有 ${entries} 条登记，最近一次封块于 ${time}（北京时间）。`,
		en: `${entries} entries on the record; last sealed ${time} (Beijing time).`,
	}),
} as const satisfies Catalogue;
