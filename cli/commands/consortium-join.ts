import { existsSync } from "node:fs";
import { type MemberCard, makeCard, readCard } from "../consortium/member-card.ts";
import { createFile } from "../keys/write-file.ts";
import { dataFolder } from "../node/data-folder.ts";
import { nodeTrouble } from "../node/node-trouble.ts";
import { readSettings, settingOptions } from "../node/read-settings.ts";
import { usageError } from "../program/cli-error.ts";
import type { Command } from "../program/command.ts";
import { columns } from "../program/text-width.ts";
import { passphraseOptions } from "./keys-new.ts";

/** `mingjian consortium join`: makes this member's keys, and the card it gives to the others. */
export const consortiumJoin: Command = {
	summary: { zh: "生成本部门的密钥和成员名片", en: "Make this department's keys and its member card" },
	options: [
		{
			name: "member",
			value: "NAME",
			about: { zh: "成员短名，小写字母开头", en: "short name of the member, lowercase" },
		},
		{ name: "zh", value: "NAME", about: { zh: "部门中文名", en: "the department's name in Chinese" } },
		{ name: "en", value: "NAME", about: { zh: "部门英文名", en: "the department's name in English" } },
		{
			name: "address",
			value: "HOST:PORT",
			about: {
				zh: "其他成员连接本节点的地址",
				en: "where the other members' engines reach this one",
			},
		},
		...settingOptions,
		...passphraseOptions,
	],
	notes: [
		{
			zh: "名片 card.json 不含秘密，交给发起创立的部门。密钥留在数据目录中，绝不复制给任何人。已有密钥时沿用。",
			en: "The card, card.json, holds no secret: give it to the department that founds the consortium. The keys stay in the data folder and are never copied to anybody. Keys that are there are kept.",
		},
	],
	examples: ["consortium join --member housing --en Housing --address 10.1.0.3:26656"],
	async run(invocation) {
		const { values, environment } = invocation;
		const folder = dataFolder(readSettings(invocation).configuration.dataDirectory);
		if (existsSync(folder.card)) return said(readCard(folder.card), folder.card);
		const member = wanted(values.member, "member");
		const name = { zh: values.zh ?? member, en: values.en ?? member };
		const facts = { member, name, address: wanted(values.address, "address") };
		checkFacts(facts);
		try {
			const card = makeCard(folder, facts, { file: values["passphrase-file"], environment });
			createFile(folder.card, `${JSON.stringify(card, undefined, "\t")}\n`);
			return said(card, folder.card);
		} catch (error) {
			throw nodeTrouble(error, folder.root);
		}
	},
};

function said(card: MemberCard, path: string) {
	const rows = [
		["card", path],
		["member", `${card.member}  ${card.name.zh}  ${card.name.en}`],
		["address", card.address],
		["node", card.nodeId],
	];
	return { document: { card: path, ...card }, lines: columns(rows) };
}

function wanted(value: string | undefined, option: string): string {
	if (value !== undefined) return value;
	throw usageError("option-missing", { zh: `缺少 --${option}`, en: `--${option} is missing` });
}

function checkFacts({ member, address }: Pick<MemberCard, "member" | "address">): void {
	if (!/^[a-z][a-z0-9-]{0,31}$/.test(member))
		throw usageError("member-name", {
			zh: `成员短名 ${member} 须以小写字母开头，只含小写字母、数字和连字符，最长 32`,
			en: `the member's name ${member} must begin with a lowercase letter and have lowercase letters, digits and hyphens only, 32 at most`,
		});
	if (!/^[^\s/@,]+:[0-9]{1,5}$/.test(address))
		throw usageError("member-address", {
			zh: `地址 ${address} 应为 主机:端口，如 10.1.0.3:26656`,
			en: `the address ${address} must be HOST:PORT, such as 10.1.0.3:26656`,
		});
}
