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
	"engine-missing": {
		words: { zh: "没有找到共识引擎 CometBFT", en: "the consensus engine CometBFT was not found" },
		advice: {
			zh: "有 Go 1.22.11 以上时运行 npm run engine；否则把 CometBFT v0.38.25 放到 PATH 中，或在 consortium.engine 中写明路径。",
			en: "With Go 1.22.11 or newer run npm run engine; otherwise put CometBFT v0.38.25 on the PATH, or name its path in consortium.engine.",
		},
	},
	"engine-ended": {
		words: { zh: "共识引擎已停止，节点随之停止", en: "the consensus engine ended, and the node with it" },
		advice: {
			zh: "原因在数据目录的 engine/engine.log 中；重新启动节点即可一并启动引擎。已答复的记录都在。",
			en: "The reason is in engine/engine.log of the data folder; starting the node starts both. Everything acknowledged is kept.",
		},
	},
	"engine-gave-up": {
		words: {
			zh: "共识引擎已不能参与表决（结果与其他成员不一致，或磁盘出错），节点已停止",
			en: "the consensus engine can vote no more (its result is not the others', or its disk failed); the node has stopped",
		},
		advice: {
			zh: "先看磁盘是否已满，并确认各成员运行同一版本；用 mingjian doctor 检查数据。仍不一致时按联盟指南“磁盘坏了”一条从其他成员处重新取得。",
			en: "See whether the disk is full, and make sure all members run the same version; check the files with mingjian doctor. If it stays, catch up anew as for a broken disk in the consortium guide.",
		},
	},
	"engine-path-too-long": {
		words: {
			zh: "数据目录的路径太长，引擎无法使用",
			en: "the data folder's path is too long for the engine",
		},
		advice: {
			zh: "换一个路径较短（90 个字节以内）的数据目录。",
			en: "Choose a data folder with a shorter path, within 90 octets.",
		},
	},
	"engine-keys-missing": {
		words: { zh: "缺少共识引擎的密钥文件", en: "key files of the consensus engine are missing" },
		advice: {
			zh: "新成员先运行 mingjian consortium join；老成员从备份恢复 engine/config/。不要恢复旧的 priv_validator_state.json。",
			en: "A new member runs mingjian consortium join first; others restore engine/config/ from the backup. Never put an older priv_validator_state.json back.",
		},
	},
	"engine-genesis-other": {
		words: {
			zh: "本节点与其他成员的创立文件不同",
			en: "this node was founded otherwise than the other members",
		},
		advice: {
			zh: "核对创立文件的指纹（mingjian consortium status）；所有成员须用同一份文件，从空的数据目录开始。",
			en: "Compare the founding file's fingerprint (mingjian consortium status): all members begin with the same file and an empty record.",
		},
	},
	"engine-heights-missing": {
		words: { zh: "engine/heights 与账本不符", en: "engine/heights does not fit the record" },
		advice: {
			zh: "从与账本同一时刻的备份恢复 engine/heights；没有时，清空账本与 engine/data（保留 priv_validator_state.json）后重新同步。",
			en: "Restore engine/heights from the same backup as the record; without one, remove record and engine/data (but keep priv_validator_state.json) and catch up anew.",
		},
	},
	"contract-missing": {
		words: {
			zh: "账本已改用本机程序没有的合约版本，节点已停止",
			en: "the record runs a version of a contract that this program does not have; the node has stopped",
		},
		advice: {
			zh: "升级本机程序后重新启动，节点会自行追上。已答复的记录都在，本节点没有写下任何不一致的内容。",
			en: "Bring this program up to date and start again: the node catches up by itself. Everything acknowledged is kept, and nothing else was written here.",
		},
	},
	"followed-differs": {
		words: {
			zh: "所跟随的节点给出的区块与其签名的检查点不符，本节点已停止",
			en: "the node that is followed serves blocks that are not those of the checkpoint it signed; this node has stopped",
		},
		advice: {
			zh: "本节点没有保存其中任何内容。请改为跟随另一个节点，并用 mingjian audit 审计原来的节点。",
			en: "Nothing of it was kept here. Follow another node, and audit that one with mingjian audit.",
		},
	},
	"witness-damaged": {
		words: { zh: "见证方的记忆已损坏", en: "what the witness remembers is damaged" },
		advice: {
			zh: "不要删除后重来：它会为另一段历史联署。请换用新的见证密钥和新的目录，并告知核验者。",
			en: "Do not delete it and begin anew: it would cosign another past. Take a new key and a new folder, and tell those who verify.",
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
