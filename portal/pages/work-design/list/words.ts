import type { Catalogue } from "../../../words/words.ts";

export const designsWords = {
	title: { zh: "事项配置", en: "Service designer" },
	lead: {
		zh: "在这里编写和修改本部门的事项：文字、表单、流程、材料、收费和规则。发布以前都是草稿；规则须经起草人以外的两人审核。",
		en: "Here a department writes and changes its services: words, form, flow, materials, fees and rules. Until it is published it is a draft, and two officers besides the author review each rule.",
	},
	drafts: { zh: "草稿", en: "Drafts" },
	noDrafts: { zh: "没有草稿。", en: "There are no drafts." },
	changed: { zh: "最近修改", en: "Last changed" },
	by: { zh: "修改人", en: "By" },
	reviews: { zh: "待审核的规则", en: "Rules that wait for reviews" },
	noReviews: { zh: "没有待审核的规则。", en: "No rule waits for a review." },
	rule: { zh: "规则", en: "Rule" },
	approvals: { zh: "已同意", en: "Approvals" },
	state: { zh: "状态", en: "State" },
	waits: { zh: "等您审核", en: "waits for you" },
	others: { zh: "等他人审核", en: "waits for others" },
	items: { zh: "已发布的网上事项", en: "Published services with a form" },
	noItems: {
		zh: "本部门还没有可以网上办的事项。",
		en: "The department has no service that can be applied for here.",
	},
	item: { zh: "事项", en: "Service" },
	open: { zh: "打开修改", en: "Open to change" },
	new: { zh: "新建事项", en: "Design a new service" },
	"too-many": {
		zh: "草稿太多了，请先发布或删除一些。",
		en: "There are too many drafts; publish or delete some first.",
	},
	"no-pack": {
		zh: "这个事项不能在这里打开：它不是本部门的，或没有网上表单和流程。",
		en: "This service cannot be opened here: it is another department's, or has no form and flow.",
	},
	back: { zh: "返回工作台", en: "Back to the desk" },
} as const satisfies Catalogue;
