import type { Catalogue } from "../../words/words.ts";

export const contractWords = {
	explorer: { zh: "账本", en: "The record" },
	contracts: { zh: "合约", en: "Contracts" },
	version: (version: string) => ({ zh: `第 ${version} 版`, en: `Version ${version}` }),
	actions: { zh: "可以办什么", en: "What can be done" },
	fourEyes: { zh: "须两人签署", en: "two sign" },
	refusals: { zh: "什么情况会拒绝", en: "When it is refused" },
	count: (count: number) => ({ zh: `${count} 种`, en: `${count}` }),
	roles: { zh: "经办人的职责", en: "Posts of officers" },
	collections: { zh: "保存哪些记录", en: "What records it keeps" },
	history: { zh: "保留全部来历，可证明没有缺漏", en: "with its whole history, provably complete" },
	current: { zh: "保留现值", en: "as it stands" },
	latest: { zh: "最近的登记", en: "Latest entries" },
	all: { zh: "这份合约的全部登记", en: "All entries of this contract" },
	api: { zh: "接口文件 (OpenAPI)", en: "API (OpenAPI)" },
} as const satisfies Catalogue;
