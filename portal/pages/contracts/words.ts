import type { Catalogue } from "../../words/words.ts";

export const contractsWords = {
	title: { zh: "合约", en: "Contracts" },
	lead: {
		zh: "每类业务由一份合约执行：谁能办什么、什么情况要拒绝，都写在里面，对所有人一样。审计者用同一份合约把每笔交易重做一遍。",
		en: "Each kind of business is carried out by a contract: who may do what and when it is refused stands in it, the same for all. An auditor executes every transaction again with the same contract.",
	},
	explorer: { zh: "账本", en: "The record" },
	list: { zh: "现行合约", en: "Contracts in force" },
	name: { zh: "合约", en: "Contract" },
	version: { zh: "版本", en: "Version" },
	actions: { zh: "可办的事", en: "Acts" },
	collections: { zh: "记录集", en: "Collections" },
	entries: { zh: "登记数", en: "Entries" },
} as const satisfies Catalogue;
