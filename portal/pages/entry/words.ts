import type { Catalogue } from "../../words/words.ts";

export const entryWords = {
	number: (index: number) => ({ zh: `账本第 ${index} 号登记`, en: `Entry ${index} of the record` }),
	facts: { zh: "这条登记", en: "This entry" },
	who: { zh: "由谁", en: "Who" },
	by: { zh: "经办", en: "Signed by" },
	what: { zh: "办了什么", en: "What" },
	when: { zh: "何时登记", en: "Entered" },
	signedAt: { zh: "何时签署", en: "Signed" },
	result: { zh: "结果", en: "Result" },
	done: { zh: "已办理", en: "Done" },
	refused: { zh: "未予办理：", en: "Refused: " },
	place: { zh: "在账本中的位置", en: "Place in the log" },
	placeText: (index: string, height: string) => ({
		zh: `第 ${index} 号，封于第 ${height} 块`,
		en: `No. ${index}, sealed in block ${height}`,
	}),
	id: { zh: "交易标识 (SHA-256)", en: "Transaction id (SHA-256)" },
	input: { zh: "签署的内容", en: "What was signed" },
	large: {
		zh: "这份文件较大，内容请从接口下载。",
		en: "This act is large; download its content from the API.",
	},
	raw: { zh: "下载原始字节 (JSON)", en: "The raw bytes (JSON)" },
	answered: { zh: "办理结果", en: "What came of it" },
	service: { zh: "查看这份办事指南", en: "See this service's guide" },
	certificate: { zh: "查看这本证照的现状", en: "See where this certificate stands now" },
	previous: { zh: "上一条", en: "Earlier" },
	next: { zh: "下一条", en: "Later" },
	back: { zh: "全部登记", en: "All entries" },
} as const satisfies Catalogue;
