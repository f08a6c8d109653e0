import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type KeyFile, parseKeyFile } from "../keys/key-file.ts";
import type { Command } from "../program/command.ts";
import { readInput } from "../program/read-input.ts";
import { columns } from "../program/text-width.ts";

/** `mingjian keys list`: the keys in a folder. */
export const keysList: Command = {
	summary: { zh: "列出目录中的密钥", en: "List the keys in a folder" },
	positionals: [
		{
			name: "FOLDER",
			about: { zh: "目录（默认当前目录）", en: "folder (the current one if not given)" },
			optional: true,
		},
	],
	examples: ["keys list data/keys/demo"],
	async run({ positionals, language }) {
		const folder = positionals[0] ?? ".";
		const found = readdirSync(folder)
			.filter((name) => name.endsWith(".json"))
			.sort()
			.flatMap((name): (KeyFile & { readonly file: string })[] => {
				const path = join(folder, name);
				if (statSync(path).size > 65_536) return [];
				const key = parseKeyFile(new TextDecoder().decode(readInput(path, 65_536)));
				return key ? [{ ...key, file: path }] : [];
			});
		const rows = found.map(({ file, algorithm, account, keyId, encrypted }) => [
			file,
			algorithm,
			account ?? keyId,
			encrypted ? { zh: "已加密", en: "encrypted" }[language] : "",
		]);
		return {
			document: {
				keys: found.map(({ file, algorithm, account, keyId, publicKey, encrypted }) => ({
					file,
					algorithm,
					account: account ?? null,
					keyId,
					publicKey,
					encrypted: encrypted !== undefined,
				})),
			},
			lines: rows.length > 0 ? columns(rows) : [{ zh: "没有密钥文件", en: "no key files" }[language]],
		};
	},
};
