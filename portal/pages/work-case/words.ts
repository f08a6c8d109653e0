import type { Catalogue } from "../../words/words.ts";

export const workCaseWords = {
	facts: { zh: "申请", en: "The application" },
	status: { zh: "状态", en: "Status" },
	applicant: { zh: "申请人账户", en: "Applicant's account" },
	submitted: { zh: "提交时间", en: "Submitted" },
	left: { zh: "承诺时限", en: "Promise" },
	days: (count: number) =>
		count < 0
			? { zh: `已超 ${-count} 个工作日`, en: `${-count} working days overdue` }
			: { zh: `还剩 ${count} 个工作日`, en: `${count} working days left` },
	materials: { zh: "材料", en: "Materials" },
	sealed: { zh: "密封", en: "sealed" },
	opinions: { zh: "各部门意见", en: "What the offices said" },
	proposed: { zh: "待复核", en: "needs a second officer" },
	none: { zh: "没有材料。", en: "There are no materials." },
	rules: { zh: "规则", en: "Rules" },
	rule: (rule: string, version: number) => ({
		zh: `规则 ${rule} 第 ${version} 版`,
		en: `rule ${rule}, version ${version}`,
	}),
	trace: { zh: "决定编号（任何人可凭决定文件重算）", en: "Decision (whoever has its file can recompute it)" },
	deeds: { zh: "可以办理", en: "What you can do" },
	paused: { zh: "正在等申请人补正，时限暂停。", en: "It waits for the applicant; the limits rest." },
	procedure: {
		zh: "听证等程序进行中，时限暂停；由举行的部门结束。",
		en: "A hearing or other procedure is under way; the limits rest until the office that holds it ends it.",
	},
	elsewhere: {
		zh: "现在的环节由其他部门、岗位或经办人办理。",
		en: "The open stages are another department's, role's or officer's.",
	},
	own: {
		zh: "这是您本人的申请，您不能经办。",
		en: "This is your own application: you cannot handle it.",
	},
	over: { zh: "没有待办环节。", en: "No stage is open." },
	log: { zh: "办理过程", en: "What has happened" },
	history: { zh: "账本上的全部历史与证明", en: "Its whole history and proof on the record" },
	back: { zh: "回到工作台", en: "Back to the desk" },
} as const satisfies Catalogue;
