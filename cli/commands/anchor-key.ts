import { makeAnchorKey } from "../anchor/anchor-key.ts";
import { readPassphrase } from "../keys/read-key.ts";
import { dataFolder } from "../node/data-folder.ts";
import { readSettings, settingOptions } from "../node/read-settings.ts";
import type { Command } from "../program/command.ts";
import { passphraseOptions } from "./keys-new.ts";

/** `mingjian anchor key`: makes the account that pays for anchors. */
export const anchorKey: Command = {
	summary: { zh: "生成支付锚定费用的账户", en: "Make the account that pays for anchors" },
	options: [
		...settingOptions,
		{ name: "passphrase", about: { zh: "用密码加密", en: "encrypt it with a passphrase" } },
		...passphraseOptions,
	],
	notes: [
		{
			zh: "密钥存为数据目录的 keys/anchor.json（仅本人可读），不覆盖已有的。向所示地址充值少量原生币即可；余额被盗不影响账本，锚定的检查点仍由账本密钥签名。",
			en: "The key is kept as keys/anchor.json of the data folder, readable by its owner alone; one that is there is never replaced. Send a little of the chain's own coin to the address. Whoever steals it gets that coin and nothing of the record: what is anchored is signed with the log's key.",
		},
	],
	examples: ["anchor key --data /var/lib/mingjian"],
	async run(invocation) {
		const { values, flags, environment, language, terminal } = invocation;
		const { keys, anchorKey: path } = dataFolder(readSettings(invocation).configuration.dataDirectory);
		const source = { file: values["passphrase-file"], environment };
		const passphrase = flags.has("passphrase") ? readPassphrase(source) : undefined;
		const address = await makeAnchorKey(keys, path, passphrase);
		const said = { zh: "锚定账户已生成，请向它充值：", en: "Anchoring account made. Fund it:" }[language];
		return {
			document: { address, file: path },
			lines: [`${terminal.style("good", "✓")} ${said} ${address}`, `  ${path}`],
		};
	},
};
