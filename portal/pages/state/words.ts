import type { Catalogue } from "../../words/words.ts";

export const stateWords = {
	title: { zh: "账本里的一条记录", en: "A record" },
	present: {
		zh: "这是这条记录现在的内容。下面的证明说明：它就是现行版本，没有更新的版本。",
		en: "This is what the record says now. The proof below shows that it is the current version and that there is no later one.",
	},
	absent: {
		zh: "账本里没有这条记录。下面的证明说明：确实没有，而不是本网站不给看。",
		en: "There is no such record. The proof below shows that there is none, rather than that this website withholds it.",
	},
	content: { zh: "内容", en: "What it says" },
	key: { zh: "记录键", en: "Key" },
	revision: { zh: "写入次数", en: "Times written" },
	history: { zh: "全部来历", en: "Everything that wrote it" },
	raw: { zh: "来历与印记 (JSON)", en: "History and stamp (JSON)" },
} as const satisfies Catalogue;
