import type { Catalogue } from "../../words/words.ts";

export const explorerWords = {
	title: { zh: "账本", en: "The record" },
	lead: {
		zh: "部门和市民办过的每一件事，按登记先后排列，不能插入、不能抽走。点开一条，可以核验它的证明。",
		en: "Every act of departments and citizens in the order of its entry: nothing can be slipped in or taken out. Open one to check its proof.",
	},
	blocksView: { zh: "区块", en: "Blocks" },
	departmentsView: { zh: "部门", en: "Departments" },
	contractsView: { zh: "合约", en: "Contracts" },
	service: { zh: "类别", en: "Kind" },
	result: { zh: "结果", en: "Result" },
	order: { zh: "顺序", en: "Order" },
	all: { zh: "全部", en: "All" },
	done: { zh: "已办理", en: "Done" },
	newest: { zh: "最新在前", en: "Newest first" },
	oldest: { zh: "最早在前", en: "Oldest first" },
	apply: { zh: "筛选", en: "Filter" },
	entries: { zh: "登记", en: "Entries" },
	total: (total: string) => ({ zh: `${total} 条`, en: `${total}` }),
	atLeast: (total: string) => ({ zh: `${total} 条以上`, en: `${total} or more` }),
	none: { zh: "没有符合条件的登记。", en: "No entry matches." },
	clear: { zh: "取消筛选", en: "Clear the filter" },
	log: { zh: "账本现状", en: "Where the log stands" },
	leaves: { zh: "日志长度", en: "Leaves in the log" },
	blocks: { zh: "已封区块", en: "Blocks sealed" },
	checkpoint: { zh: "查看城市签名的检查点", en: "The signed checkpoint" },
} as const satisfies Catalogue;
