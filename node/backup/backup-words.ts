import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { BackupTroubleCode } from "./backup-trouble.ts";

/** What went wrong, and what to do about it. */
export interface BackupTold {
	readonly words: Words;
	readonly advice: Words;
}

/** Table: why a backup was not made or not restored, and what to do about it. */
export const backupWords: Readonly<Record<BackupTroubleCode, BackupTold>> = {
	"backup-recipient": {
		words: { zh: "没有可用的备份公钥", en: "there is no usable recipient of the backup" },
		advice: {
			zh: "用 mingjian backup identity 文件 生成一对，再以 --recipient 或设置 backup.recipients 给出公钥（age1…）。",
			en: "Make a pair with mingjian backup identity FILE and give the recipient (age1…) with --recipient or in backup.recipients.",
		},
	},
	"backup-identity": {
		words: { zh: "所给私钥打不开这份备份", en: "the identity given does not open this backup" },
		advice: {
			zh: "给出备份时所用公钥对应的私钥文件（--identity）；若私钥无误，则备份的开头已被改动，请换用另一份副本。",
			en: "Give the identity file of a recipient the backup was made for (--identity); if it is the right one, the beginning of the backup was changed: use another copy.",
		},
	},
	"backup-other": {
		words: { zh: "这个目录是另一个账本的备份", en: "the folder is the backup of another ledger" },
		advice: { zh: "每个账本用自己的备份目录。", en: "Give each ledger a backup folder of its own." },
	},
	"backup-missing": {
		words: { zh: "没有找到备份", en: "there is no such backup" },
		advice: {
			zh: "检查 --from 所指目录；其中应有 lists/、blocks/ 和 files/。",
			en: "Check the folder given with --from: it holds lists/, blocks/ and files/.",
		},
	},
	"backup-damaged": {
		words: { zh: "备份已损坏，不予恢复", en: "the backup is damaged and is not restored" },
		advice: {
			zh: "换用备份的另一份副本，或用 --number 指定前一次备份；已写出的目录不可使用，请删除。",
			en: "Use another copy of the backup, or the run before with --number. What was written is of no use: delete it.",
		},
	},
	"backup-source": {
		words: { zh: "要备份的数据不完整", en: "what is to be backed up is not whole" },
		advice: {
			zh: "停止节点，用 mingjian doctor --data 目录 检查；已有的备份没有改动。",
			en: "Stop the node and check it with mingjian doctor --data FOLDER. The backups there are were not touched.",
		},
	},
	"restore-target": {
		words: { zh: "恢复的目标目录不是空的", en: "the folder to restore into is not empty" },
		advice: {
			zh: "用 --data 指定一个不存在或空的目录；原有数据请另行保存。",
			en: "Name a folder that is empty or not there with --data, and keep the old files elsewhere.",
		},
	},
	"restore-differs": {
		words: {
			zh: "恢复出的账本与已知的检查点不符，不得提供服务",
			en: "what was restored is not the record the known checkpoint is of; it will not be served",
		},
		advice: {
			zh: "保存备份和检查点并报告：两者之一被改动过，或账本曾分叉。",
			en: "Keep backup and checkpoint and report it: one of them was changed, or the log was forked.",
		},
	},
	"restore-behind": {
		words: {
			zh: "恢复出的账本早于已知的检查点，不得提供服务",
			en: "what was restored is older than a checkpoint that is known; it will not be served",
		},
		advice: {
			zh: "恢复更新的备份。缺少的登记有人已持有凭证，接着写会使账本分叉。",
			en: "Restore a newer backup. Somebody holds receipts for what is missing: going on from here would fork the log.",
		},
	},
};

const unforeseen: BackupTold = {
	words: {
		zh: "备份没有完成：出了意料之外的错误",
		en: "the backup was not finished: something unforeseen went wrong",
	},
	advice: {
		zh: "看节点的日志；检查备份目录的空间和权限。",
		en: "Look at the node's log, and at the space and the permissions of the backup's folder.",
	},
};

/** A code of a run that failed in words. */
export function backupTold(code: string): BackupTold {
	return Object.hasOwn(backupWords, code) ? backupWords[code as BackupTroubleCode] : unforeseen;
}
