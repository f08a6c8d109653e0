import type { Words } from "@mingjian/ledger/runtime/words.ts";

interface Trouble {
	readonly words: Words;
	readonly advice: Words;
}

const restore: Words = {
	zh: "停止使用这份数据，从备份恢复；用 mingjian doctor --data 目录 查看是哪里。已承诺的记录不会被悄悄改动，所以节点拒绝启动。",
	en: "Stop using these files and restore the backup; mingjian doctor --data FOLDER shows where. The node refuses to start rather than serve doubt.",
};

const stateDamaged: Trouble = {
	words: { zh: "状态文件已损坏，节点已停止", en: "the state files are damaged; the node has stopped" },
	advice: {
		zh: "重新启动即可：状态会从账本重新生成。若反复出现，请检查磁盘。",
		en: "Start again: the state is made again from the record. If it comes back, check the disk.",
	},
};

/** Table: why a node may not serve, and what an operator does about it. */
const troubles: Readonly<Record<string, Trouble>> = {
	"record-damaged": {
		words: { zh: "账本文件已损坏", en: "the record is damaged" },
		advice: restore,
	},
	"value-damaged": stateDamaged,
	"frame-damaged": stateDamaged,
	"root-mismatch": stateDamaged,
	"root-unexpected": stateDamaged,
	"index-corrupt": {
		words: { zh: "查询索引已损坏，节点已停止", en: "the query index is damaged; the node has stopped" },
		advice: {
			zh: "重新启动即可：索引会从账本重新生成。若反复出现，请检查磁盘。",
			en: "Start again: the index is made again from the record. If it comes back, check the disk.",
		},
	},
	"disk-full": {
		words: { zh: "磁盘已满，节点已停止", en: "the disk is full; the node has stopped" },
		advice: {
			zh: "腾出空间后重新启动。已答复的记录都在。",
			en: "Free some space and start again. Everything acknowledged is kept.",
		},
	},
	"disk-failed": {
		words: { zh: "磁盘读写失败，节点已停止", en: "the disk failed; the node has stopped" },
		advice: {
			zh: "检查磁盘（dmesg、smartctl）后重新启动；账本若损坏，启动时会指出。",
			en: "Check the disk (dmesg, smartctl) and start again; a damaged record is named at start.",
		},
	},
	"file-missing": {
		words: { zh: "缺少数据文件，节点已停止", en: "a data file is missing; the node has stopped" },
		advice: restore,
	},
};

/** What is said of a trouble code; undefined for one that is not known. */
export function adviceOf(code: string): Trouble | undefined {
	return Object.hasOwn(troubles, code) ? troubles[code] : undefined;
}
