import type { Words } from "../../words/words.ts";

/** A kind of trouble, and what an operator does about it. */
export interface Trouble {
	readonly title: Words;
	readonly advice: Words;
	/** Whether it cannot wait. */
	readonly grave: boolean;
}

/** Table: what can be wrong. */
export const troubles: Readonly<Record<string, Trouble>> = {
	"witness-unreachable": {
		title: { zh: "见证方联系不上", en: "A witness cannot be reached" },
		advice: {
			zh: "请其运维方重新启动见证程序（mingjian witness），检查网络和证书。它会从上次联署处补上，账本不受影响；见证签名不足所需数时，证明会缺签名。",
			en: "Ask its operator to start the witness again (mingjian witness) and to look at network and certificate. It catches up from what it cosigned last and the record goes on; below the quorum, proofs lack signatures.",
		},
		grave: false,
	},
	"witness-conflict": {
		title: { zh: "见证方见过另一份或更长的账本", en: "A witness knows another or a longer log" },
		advice: {
			zh: "可能有人分叉，或本节点的数据比以前旧。立即停止对外服务，与见证方核对检查点，查明之前不要恢复备份。",
			en: "Somebody forked the log, or these files are older than before. Stop serving at once, compare checkpoints with the witness, and restore nothing before it is understood.",
		},
		grave: true,
	},
	"witness-refused": {
		title: { zh: "见证方拒绝联署", en: "A witness refused to cosign" },
		advice: {
			zh: "见证方不认识本账本或其公钥。请对方登记本账本的来源名和公钥。",
			en: "The witness does not know this log or its key. Ask it to register the log's origin and key.",
		},
		grave: false,
	},
	"witness-signature": {
		title: { zh: "见证方的签名不是它的", en: "A witness answered with a signature not its own" },
		advice: {
			zh: "见证方换了密钥，或有人冒充。通过另外的途径向对方核实，再修改配置。",
			en: "It changed its key, or somebody poses as it. Ask it by another way before you change the configuration.",
		},
		grave: true,
	},
	"backup-failing": {
		title: { zh: "备份正在失败", en: "Backups are failing" },
		advice: { zh: "原因和处理办法在备份页。", en: "Why, and what to do, is on the page of backups." },
		grave: true,
	},
	"backup-never": {
		title: { zh: "还没有备份", en: "There is no backup yet" },
		advice: { zh: "现在就备份一次。", en: "Make one now." },
		grave: true,
	},
	"backup-late": {
		title: { zh: "备份没有按时进行", en: "A backup is late" },
		advice: {
			zh: "检查备份目录能否写入，再备份一次。",
			en: "See that the folder can be written, and back up now.",
		},
		grave: true,
	},
	"backup-no-drill": {
		title: { zh: "还没有做过恢复演练", en: "A restore was never rehearsed" },
		advice: { zh: "用 mingjian drill 演练一次恢复。", en: "Rehearse one with mingjian drill." },
		grave: false,
	},
	"backup-old-drill": {
		title: { zh: "上次恢复演练已过九十天", en: "The last rehearsal of a restore is over ninety days old" },
		advice: { zh: "用 mingjian drill 再演练一次。", en: "Rehearse one again with mingjian drill." },
		grave: false,
	},
	behind: {
		title: { zh: "查询落后于账本", en: "Searches lag behind the record" },
		advice: {
			zh: "通常会自己赶上。持续不退的，检查磁盘和负载，再重新启动节点。",
			en: "It usually catches up by itself. If it stays, look at disk and load, then start the node again.",
		},
		grave: false,
	},
};
