import { draftDays, mostDrafts } from "../../../me/drafts.ts";
import type { Catalogue } from "../../../words/words.ts";

export const applyWords = {
	title: (name: string) => ({ zh: `申请：${name}`, en: `Apply: ${name}` }),
	lead: (pages: number, days: number) => ({
		zh: `共 ${pages} 页问题，随时可以停下，换一台设备也能接着填。部门承诺 ${days} 个工作日办结。`,
		en: `${pages} pages of questions. You can stop at any time and go on with another device. The department promises ${days} working days.`,
	}),
	materials: { zh: "请备好这些材料（照片或 PDF）", en: "Have these at hand, as photos or PDF" },
	optional: { zh: "（如有）", en: " (if you have it)" },
	privacy: { zh: "您的回答怎样保管", en: "What becomes of your answers" },
	privacyText: {
		zh: "回答和材料会加密封存，只有依法有权的部门能打开；每次打开都要写明理由并登记在账本上，您随时可以查看和提出异议。依据：",
		en: "Answers and materials are sealed. Only the departments entitled by law can open them; each opening is put on the record with its reason, for you to see and dispute. Legal basis: ",
	},
	conditions: { zh: "申请条件", en: "Conditions" },
	fit: { zh: "以上条件您都符合吗？", en: "Do you meet all of these?" },
	yes: { zh: "都符合", en: "Yes, all of them" },
	no: { zh: "不符合，或不清楚", en: "No, or I am not sure" },
	missing: { zh: "请选择您是否符合条件", en: "Say whether you meet the conditions" },
	unfit: { zh: "现在还不适合申请", en: "Better not to apply yet" },
	unfitText: {
		zh: "条件不符的申请不会被受理。可以再看一遍办事指南，或向窗口咨询；情况有变化时随时回来申请。",
		en: "An application that misses a condition is not accepted. Read the guide again or ask at a counter, and come back when things have changed.",
	},
	guide: { zh: "查看办事指南", en: "Read the guide" },
	help: { zh: "窗口与电话", en: "Counters and telephone numbers" },
	forWhom: { zh: "替谁申请？", en: "For whom do you apply?" },
	forWhomHint: {
		zh: "有人委托您代办。代办时由您的密钥签署，账本上写明是替谁办的。",
		en: "Somebody lets you act for them. You sign with your own key, and the record says for whom.",
	},
	self: { zh: "我自己", en: "For myself" },
	other: { zh: "委托人", en: "For" },
	until: (day: string) => ({ zh: `委托到 ${day} 为止`, en: `You may until ${day}` }),
	unnamed: { zh: "请选择替谁申请", en: "Say for whom you apply" },
	full: {
		zh: `您已有 ${mostDrafts} 份草稿，请先完成或删除一份`,
		en: `You have ${mostDrafts} drafts; finish or delete one first`,
	},
	start: { zh: "开始申请", en: "Start" },
	drafts: { zh: "您有未完成的草稿", en: "You have a draft of this" },
	draft: (time: string) => ({ zh: `接着填写（${time}保存）`, en: `Go on with the draft of ${time}` }),
	kept: { zh: `草稿保留 ${draftDays} 天。`, en: `Drafts are kept for ${draftDays} days.` },
} as const satisfies Catalogue;
