import type { Catalogue } from "../../words/words.ts";

export const blockWords = {
	explorer: { zh: "账本", en: "The record" },
	blocks: { zh: "区块", en: "Blocks" },
	title: (height: string) => ({ zh: `第 ${height} 块`, en: `Block ${height}` }),
	genesis: {
		zh: "创世区块：账本从这里开始，里面没有登记。",
		en: "The first block: the record begins here; it has no entries.",
	},
	facts: { zh: "这一块", en: "This block" },
	time: { zh: "封块时间", en: "Sealed" },
	entries: { zh: "登记", en: "Entries" },
	bytes: { zh: "字节数", en: "Bytes" },
	hash: { zh: "区块散列 (SHA-256)", en: "Hash of the block (SHA-256)" },
	members: { zh: "排序成员散列", en: "Hash of who orders" },
	some: (shown: number) => ({ zh: `列出前 ${shown} 条`, en: `the first ${shown} shown` }),
	verify: {
		zh: "要核验这一块，打开其中任意一条登记，按“在本机核验”：证明从登记算到城市签名的检查点，要经过这一块。",
		en: "To verify the block, open one of its entries and press “Verify in this browser”: the proof leads from the entry through this block to the checkpoint the city signed.",
	},
	raw: { zh: "下载区块原始字节", en: "The block's raw bytes" },
	earlier: { zh: "上一块", en: "Block before" },
	later: { zh: "下一块", en: "Block after" },
	around: { zh: "相邻区块", en: "Neighbouring blocks" },
} as const satisfies Catalogue;
