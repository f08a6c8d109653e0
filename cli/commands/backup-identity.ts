import { newIdentity } from "@mingjian/node/backup/age-box.ts";
import { createFile } from "../keys/write-file.ts";
import type { Command } from "../program/command.ts";
import { columns } from "../program/text-width.ts";

/** `mingjian backup identity`: makes the pair of which one half makes backups and the other opens them. */
export const backupIdentity: Command = {
	summary: { zh: "生成备份用的 age 密钥对", en: "Make the age key pair of a backup" },
	positionals: [
		{
			name: "FILE",
			about: { zh: "私钥文件（不覆盖已有的）", en: "identity file (an existing one is never replaced)" },
		},
	],
	notes: [
		{
			zh: "公钥（age1…）写进节点设置 backup.recipients；私钥只在恢复时需要，不要放在节点上，离线保存两份。丢失私钥，备份就再也打不开。文件格式与 age 通用。",
			en: "The recipient (age1…) goes into the node's setting backup.recipients. The identity is needed to restore and for nothing else: keep it off the node, twice. Without it a backup cannot be opened by anybody. The file is as age itself writes it.",
		},
	],
	examples: ["backup identity backup-identity.txt"],
	async run({ positionals, language }) {
		const { identity, recipient } = await newIdentity();
		const file = positionals[0]!;
		const text = `# created: ${new Date().toISOString()}\n# public key: ${recipient}\n${identity}\n`;
		createFile(file, text, 0o600);
		const labels = { zh: ["私钥文件", "公钥"], en: ["Identity file", "Recipient"] }[language];
		return {
			document: { file, recipient },
			lines: columns([
				[labels[0]!, file],
				[labels[1]!, recipient],
			]),
		};
	},
};
