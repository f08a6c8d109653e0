import type { Catalogue } from "../../../words/words.ts";

export const dataWords = {
	lead: {
		zh: "您在网上申请时交的回答和材料、部门写给您的决定，都加密封存着。点开一项可以查看内容、请求更正或删除，或同意其他部门查看。",
		en: "Answers and materials you handed in here, and what departments decided, lie sealed. Open one to read it, to ask for its correction or erasure, or to let another department see it.",
	},
	none: { zh: "没有封存您的数据", en: "Nothing of yours is sealed here" },
	services: { zh: "看看能办什么事", en: "See what you can apply for" },
	sealed: { zh: "封存于", en: "Sealed" },
	erased: { zh: "已删除", en: "Erased" },
	replaced: { zh: "已更正", en: "Corrected" },
} as const satisfies Catalogue;
