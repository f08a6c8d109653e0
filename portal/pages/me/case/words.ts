import type { Catalogue } from "../../../words/words.ts";

export const caseWords = {
	by: { zh: "承办部门：", en: "Handled by " },
	promised: (day: string) => ({ zh: `承诺 ${day} 前办结`, en: `Promised by ${day}` }),
	left: (days: number) =>
		days < 0
			? { zh: `已超期 ${-days} 个工作日`, en: `${-days} working days overdue` }
			: { zh: `剩余 ${days} 个工作日`, en: `${days} working days left` },
	life: { zh: "办理进度", en: "How it is going" },
	live: { zh: "有新进展时，本页自动更新。", en: "This page updates by itself." },
	reload: { zh: "刷新本页可看到最新进展。", en: "Load this page again to see what is new." },
	entry: (index: number) => ({ zh: `第 ${index} 号登记 · 核验`, en: `Entry ${index} · verify` }),
	letters: { zh: "部门写给您的话", en: "What the departments wrote to you" },
	lettersText: {
		zh: "这些内容只封存给您，账本上没有原文。",
		en: "Sealed to you alone; the record does not have these words.",
	},
	notice: { zh: "部门告知", en: "A notice" },
	decision: { zh: "决定与理由", en: "Decision and reasons" },
	now: { zh: "正在办理", en: "Now" },
	grade: (grade: number) => ({ zh: `${grade} 星`, en: `${grade} of 5` }),
	correct: { zh: "请补正材料", en: "Materials to correct" },
	correctBy: (day: string) => ({
		zh: `请在 ${day} 前重新提交：`,
		en: `Please hand these in again by ${day}:`,
	}),
	correctAny: { zh: "请重新提交：", en: "Please hand these in again:" },
	correctGo: { zh: "去补正", en: "Correct them" },
	elsewhere: {
		zh: "这一件不是在本网页申请的，它的密钥不在这里。请用当时的工具或到窗口办理。",
		en: "This was not handed in on these pages, and its keys are not here. Use the program it was handed in with, or go to a counter.",
	},
	appeal: { zh: "对结果有异议？", en: "Do you object to the outcome?" },
	appealText: (day: string) => ({
		zh: `可以在 ${day} 前提出，由没有参与办理的人员重新审查。理由加密封存，不公开。`,
		en: `You can until ${day}. People who had no part in it look at it again. Your reasons are sealed and not public.`,
	}),
	appealGo: { zh: "提出异议", en: "Object to the outcome" },
	asked: { zh: "部门请求查看您在别处的信息", en: "A department asks to see what another one holds" },
	askedAnswered: { zh: "您已同意部门查看", en: "You let a department see it" },
	askedFor: (from: string, what: string, days: number) => ({
		zh: `${from}请求为这一件查看「${what}」，为期 ${days} 天。由您决定；不同意不影响提交别的证明。`,
		en: `${from} asks to see “${what}” for this application, for ${days} days. You decide; you can hand in other evidence instead.`,
	}),
	askedGo: { zh: "看看是什么，再决定", en: "See what it is, then decide" },
	askedNothing: {
		zh: "这一项不是在本网页提交的，不能在这里同意。可以改交别的证明。",
		en: "It was not handed in on these pages, so you cannot consent here. You can hand in other evidence.",
	},
	askedConsents: { zh: "查看或撤回同意", en: "See or withdraw your consents" },
	hearing: { zh: "想在决定前被听取意见？", en: "Do you want to be heard before it is decided?" },
	hearingText: {
		zh: "您可以要求听证一次；举行之前部门不能作出决定。要说的事项加密封存，不公开。",
		en: "You can demand a hearing, once; nothing is decided until it has been held. What you want to be heard is sealed and not public.",
	},
	hearingGo: { zh: "要求听证", en: "Demand a hearing" },
	receiptOf: { zh: "回执", en: "receipt" },
	granted: { zh: "准予", en: "Granted" },
	denied: { zh: "不予准许", en: "Refused" },
	fee: (amount: string) => ({ zh: `费用：${amount}`, en: `Fee: ${amount}` }),
	rate: { zh: "这次办得怎么样？", en: "How was it?" },
	rateHint: {
		zh: "评价一经登记，任何人都不能修改或删除。",
		en: "Once on the record nobody can change or remove it.",
	},
	5: { zh: "非常满意", en: "Very satisfied" },
	4: { zh: "满意", en: "Satisfied" },
	3: { zh: "基本满意", en: "Fairly satisfied" },
	2: { zh: "不满意", en: "Dissatisfied" },
	1: { zh: "非常不满意", en: "Very dissatisfied" },
	rateGo: { zh: "去签署评价", en: "Sign this rating" },
	rateFault: { zh: "请选择一个评价", en: "Choose one of the grades" },
	rated: (grade: number) => ({ zh: `您的评价：${grade} 星`, en: `Your rating: ${grade} of 5` }),
	rateAgain: { zh: "现在再评价一次", en: "How is it now?" },
	ratedAgain: (grade: number) => ({
		zh: `您再次的评价：${grade} 星`,
		en: `Your second rating: ${grade} of 5`,
	}),
	complaintBy: (until: string) => ({
		zh: `部门会核实您的差评，在 ${until} 前答复；答复密封给您，在这里阅读。之后您可以再评价一次。`,
		en: `The department looks into your rating and answers by ${until}; the answer is sealed to you and read here. Then you can rate once more.`,
	}),
	complaintAnswered: (finding: string) => ({
		zh: `部门已答复：${finding}。`,
		en: `The department answered: ${finding.toLowerCase()}.`,
	}),
	withdraw: { zh: "撤回申请", en: "Withdraw this application" },
	withdrawTitle: { zh: "撤回这份申请？", en: "Withdraw this application?" },
	withdrawText: {
		zh: "撤回会登记在账本上，不能恢复；之后可以重新申请。",
		en: "It goes on the record and cannot be undone. You can apply again later.",
	},
	receipt: { zh: "查看回执", en: "See the receipt" },
	access: { zh: "谁看过这件的数据", en: "Who saw what I handed in" },
	offline: {
		zh: "离线了，恢复后会补上期间的进展。",
		en: "Offline; what happens meanwhile will be shown later.",
	},
} as const satisfies Catalogue;
