import type { Catalogue } from "../../words/words.ts";

export const workStatsWords = {
	title: { zh: "部门统计", en: "Team statistics" },
	lead: (name: string) => ({
		zh: `${name}现有的工作，和办件的结果。数字由账本逐条累加得出。`,
		en: `What ${name} has before it, and what its cases came to. The figures add up from the record line by line.`,
	}),
	load: { zh: "手上的工作", en: "Work in hand" },
	officer: { zh: "承办人", en: "Officer" },
	nobody: { zh: "尚无人领办", en: "taken by nobody yet" },
	open: { zh: "待办", en: "Open" },
	overdue: { zh: "已超时", en: "Overdue" },
	paused: { zh: "等申请人", en: "Waiting for the applicant" },
	soonest: { zh: "最近到期", en: "Soonest deadline" },
	nothing: { zh: "没有待办。", en: "Nothing is waiting." },
	total: (count: string) => ({ zh: `共 ${count} 件`, en: `${count} in all` }),
	month: { zh: "月份", en: "Month" },
	always: { zh: "全部时间", en: "All time" },
	show: { zh: "查看", en: "Show" },
	none: { zh: "这段时间没有办件。", en: "There were no cases in this time." },
	figures: { zh: "办件结果", en: "What cases came to" },
	items: { zh: "各事项各月", en: "By service and month" },
} as const satisfies Catalogue;
