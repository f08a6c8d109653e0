import type { Catalogue } from "../../words/words.ts";

export const kitTableWords = {
	title: { zh: "一万行的表格", en: "A table of ten thousand rows" },
	lead: {
		zh: "长的清单在服务器上查找和翻页，不用脚本；手机收到的和短清单一样少。需要打印时也可以一次全部列出。",
		en: "Long lists are searched and paged on the server, without a script; a phone is sent no more than for a short one. To print it, one may have it whole.",
	},
	kit: { zh: "页面组件", en: "Components" },
	caption: { zh: "虚构的办件", en: "Applications, made up" },
	find: { zh: "在表中查找", en: "Find in the table" },
	findHint: { zh: "办件号或部门，例如 民政局 00012", en: "A number or a department, such as Civil 00012" },
	number: { zh: "办件号", en: "Number" },
	department: { zh: "部门", en: "Department" },
	days: { zh: "用时（天）", en: "Days" },
	all: { zh: "全部列出（约 50 KB）", en: "All of it (about 50 KB)" },
	paged: { zh: "分页显示", en: "Page by page" },
} as const satisfies Catalogue;
