import type { Catalogue } from "../../words/words.ts";

export const statusWords = {
	title: { zh: "系统状态", en: "Status" },
	ok: { zh: "一切正常", en: "Everything works" },
	okText: {
		zh: "可以登记、查询和核验。",
		en: "Acts are entered, searches answer and proofs verify.",
	},
	behind: { zh: "查询稍慢于登记", en: "Searches lag behind" },
	behindText: {
		zh: "登记照常，刚办的事可能要过几秒才查得到。",
		en: "Acts are entered as ever; what was just done may take some seconds to be found.",
	},
	node: { zh: "本节点", en: "This node" },
	last: { zh: "最近封块", en: "Last block" },
	blocks: { zh: "已封区块", en: "Blocks sealed" },
	entries: { zh: "登记", en: "Entries" },
	records: { zh: "现行记录", en: "Records in force" },
	waiting: { zh: "等待排序", en: "Waiting to be ordered" },
	lag: { zh: "尚未编入查询的区块", en: "Blocks searches do not see yet" },
	up: { zh: "本次启动", en: "Running since" },
	services: { zh: "各类登记", en: "Entries by kind" },
	service: { zh: "类别", en: "Kind" },
	machine: {
		zh: "给程序看：/health/ready 说明能否服务，/checkpoint 是签名的账本状态，/v1/events 推送每一次封块。",
		en: "For programs: /health/ready says whether it serves, /checkpoint is the signed state of the log, /v1/events tells of every block.",
	},
	checkpoint: { zh: "查看签名的检查点", en: "The signed checkpoint" },
} as const satisfies Catalogue;
