import { randomBytes } from "node:crypto";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { readPassphrase } from "../keys/read-key.ts";
import { formatSealingKey, readSealingKey } from "../keys/sealing-key-file.ts";
import { createFile } from "../keys/write-file.ts";
import { usageError } from "../program/cli-error.ts";
import type { Command } from "../program/command.ts";
import { passphraseOptions } from "./keys-new.ts";

/** `mingjian keys sealing`: makes the pair that personal data is sealed to. */
export const keysSealing: Command = {
	summary: {
		zh: "生成封装密钥（用于打开密封的个人信息）",
		en: "Make a sealing key, to open sealed personal data with",
	},
	positionals: [
		{
			name: "FILE",
			about: { zh: "密钥文件（不覆盖已有的）", en: "key file (an existing one is never replaced)" },
		},
	],
	options: [
		{ name: "account", value: "ACCOUNT", about: { zh: "所属部门账户", en: "the department's account" } },
		{ name: "passphrase", about: { zh: "用密码加密", en: "encrypt it with a passphrase" } },
		...passphraseOptions,
	],
	notes: [
		{
			zh: "公钥须由部门印章登记后才会有人向其密封。旧文件须保留：此前密封的内容只有它能打开。",
			en: "Nobody seals to it before the department's seal registers the public key. Keep old files: what was sealed to them opens with nothing else.",
		},
	],
	examples: ["keys sealing land-sealing.json --account department:11449900MB9D000255"],
	async run({ positionals, values, flags, language, terminal, environment }) {
		const path = positionals[0]!;
		const { account } = values;
		if (!account?.startsWith("department:"))
			throw usageError("option-value", {
				zh: "需要 --account 部门账户",
				en: "--account with a department's account is needed",
			});
		const source = { file: values["passphrase-file"], environment };
		const passphrase = flags.has("passphrase") ? readPassphrase(source) : undefined;
		const seed = new Uint8Array(randomBytes(32));
		createFile(path, await formatSealingKey(seed, account, passphrase), 0o600);
		const { pair } = await readSealingKey(path, source);
		const publicKey = toBase64(pair.publicKey);
		const words = { zh: "封装密钥已生成，登记：", en: "Sealing key made. Register it:" }[language];
		return {
			document: { account, publicKey, file: path },
			lines: [
				`${terminal.style("good", "✓")} ${words}`,
				`  mingjian disclosure register-sealing-key --public-key ${publicKey} --key SEAL.json`,
			],
		};
	},
};
