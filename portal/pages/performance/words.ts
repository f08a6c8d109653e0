import type { Catalogue } from "../../words/words.ts";

export const performanceWords = {
	title: { zh: "服务评价与办理情况", en: "Ratings and performance" },
	lead: {
		zh: "数字由账本逐条累加得出，部门改不了；任何人可以用全部办件重新数一遍。",
		en: "These figures add up from the record line by line and no department can change them; anyone can count all cases again.",
	},
	all: { zh: "全市", en: "The whole city" },
	submitted: { zh: "申请", en: "Submitted" },
	decided: { zh: "办结", en: "Decided" },
	median: { zh: "办理用时中位数", en: "Median time" },
	p90: { zh: "九成在此之内", en: "Nine of ten within" },
	approval: { zh: "准予", en: "Approved" },
	automation: { zh: "自动办理", en: "Decided by rule" },
	overdue: { zh: "超期", en: "Overdue" },
	corrections: { zh: "补正", en: "Corrections" },
	appeals: { zh: "异议", en: "Appeals" },
	satisfied: { zh: "满意（三星及以上）", en: "Satisfied (3 stars or more)" },
	days: (days: number) => ({ zh: `${days} 个工作日`, en: `${days} working ${days === 1 ? "day" : "days"}` }),
	percent: (permille: number) => {
		const text = `${(permille / 10).toFixed(permille % 10 === 0 ? 0 : 1)}%`;
		return { zh: text, en: text };
	},
	none: { zh: "–", en: "–" },
	ratings: { zh: "好差评", en: "Ratings" },
	complaints: { zh: "差评整改", en: "Bad ratings looked into" },
	complaintsText: {
		zh: "一星和二星的评价由没有参与办理的人员核实，十五个工作日内答复；之后申请人可以再评价一次，原来的评价不变。",
		en: "Ratings of one or two are looked into by somebody who had no part in the case and answered within fifteen working days. Then the applicant can rate once more; the first rating stays.",
	},
	badRatings: { zh: "差评", en: "bad ratings" },
	answered: { zh: "已答复", en: "answered" },
	answeredLate: { zh: "逾期答复", en: "answered late" },
	betterAgain: { zh: "再次评价三星及以上", en: "rated three or better afterwards" },
	fewRatings: { zh: "评价不足 5 件", en: "fewer than 5 ratings" },
	stars: (count: number) => ({ zh: `${count} 星`, en: `${count} ${count === 1 ? "star" : "stars"}` }),
	grade: { zh: "评价", en: "Grade" },
	cases: { zh: "办件数", en: "Cases" },
	byDepartment: { zh: "各部门", en: "By department" },
	department: { zh: "部门", en: "Department" },
	byMonth: { zh: "各事项按月", en: "By service and month" },
	item: { zh: "事项", en: "Service" },
	month: { zh: "月份", en: "Month" },
	empty: { zh: "还没有办件。", en: "There are no cases yet." },
	emptyText: {
		zh: "第一件申请提交以后，这里就会有数字。现在可以先看办事指南里的承诺时限。",
		en: "Figures appear with the first application. Until then the guides say what is promised.",
	},
	guides: { zh: "办事指南", en: "Services" },
	again: {
		zh: "自己重新数一遍：逐月原始数字在 /v1/cases/tallies，命令 mingjian audit 会重做全部交易并核对这些数字。",
		en: "Count them again: the monthly figures are at /v1/cases/tallies, and mingjian audit executes every transaction again and holds these figures against it.",
	},
} as const satisfies Catalogue;
