import type { Catalogue } from "../../words/words.ts";

export const blocksWords = {
	title: { zh: "区块", en: "Blocks" },
	lead: {
		zh: "登记按先后收进区块。一块封好，里面的登记就定了，再也不会改变次序。",
		en: "Entries go into blocks in their order. Once a block is sealed its entries stand, and their order with them.",
	},
	explorer: { zh: "账本", en: "The record" },
	list: { zh: "已封区块", en: "Blocks sealed" },
	total: (count: string) => ({ zh: `共 ${count} 块`, en: `${count} in all` }),
	block: { zh: "区块", en: "Block" },
	number: (height: string) => ({ zh: `第 ${height} 块`, en: `No. ${height}` }),
	time: { zh: "封块时间", en: "Sealed" },
	entries: { zh: "登记数", en: "Entries" },
	bytes: { zh: "字节", en: "Bytes" },
	jump: { zh: "跳到区块", en: "Go to block" },
	jumpHint: (height: string) => ({ zh: `0 到 ${height}`, en: `0 to ${height}` }),
	go: { zh: "前往", en: "Go" },
} as const satisfies Catalogue;
