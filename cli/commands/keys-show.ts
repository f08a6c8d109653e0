import { readKeyFile } from "../keys/read-key.ts";
import type { Command } from "../program/command.ts";
import { columns } from "../program/text-width.ts";

const file = { name: "FILE", about: { zh: "密钥文件", en: "key file" } };

/** `mingjian keys show`: what a key file holds, without its secret. */
export const keysShow: Command = {
	summary: { zh: "查看密钥文件（不显示私钥）", en: "Show a key file, without its secret" },
	positionals: [file],
	async run({ positionals, language }) {
		const { algorithm, account, keyId, publicKey, encrypted } = readKeyFile(positionals[0]!);
		const zh = ["密钥", "算法", "账户", "公钥", "加密"];
		const en = ["Key", "Algorithm", "Account", "Public key", "Encrypted"];
		const sealed = encrypted ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
		const facts = [keyId, algorithm, account ?? "–", publicKey, sealed[language]];
		const labels = { zh, en }[language];
		return {
			document: { keyId, algorithm, account: account ?? null, publicKey, encrypted: encrypted !== undefined },
			lines: columns(facts.map((fact, at) => [labels[at]!, fact])),
		};
	},
};

/** `mingjian keys export-public`: the public key as an input of the identity service wants it. */
export const keysExportPublic: Command = {
	summary: { zh: "导出公钥（可用于登记）", en: "Print the public key, ready to be registered" },
	positionals: [file],
	examples: ["keys export-public lin.json > lin.public.json"],
	async run({ positionals }) {
		const { algorithm, publicKey } = readKeyFile(positionals[0]!);
		const document = { algorithm, publicKey };
		return { document, lines: [JSON.stringify(document)] };
	},
};
