import { join } from "node:path";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import {
	type ConsortiumFounding,
	fingerprintOf,
	formatFounding,
	found,
	mostMembers,
} from "../consortium/founding.ts";
import { freePorts } from "../consortium/free-ports.ts";
import { type MemberCard, makeCard, readCard } from "../consortium/member-card.ts";
import { toleranceOf } from "../consortium/tolerance.ts";
import { createFile } from "../keys/write-file.ts";
import { dataFolder } from "../node/data-folder.ts";
import { readSettings, settingOptions } from "../node/read-settings.ts";
import { usageError } from "../program/cli-error.ts";
import type { Command, Invocation } from "../program/command.ts";
import { integerOption } from "../program/parse-options.ts";
import { columns } from "../program/text-width.ts";

/** `mingjian consortium init`: puts the members' cards together into the file all of them begin with. */
export const consortiumInit: Command = {
	summary: { zh: "把各成员的名片合成创立文件", en: "Put the members' cards together into a founding file" },
	options: [
		{
			name: "card",
			value: "FILE",
			about: { zh: "成员名片，每名成员一份", en: "a member's card, one for each" },
			many: true,
		},
		{
			name: "out",
			value: "FILE",
			about: {
				zh: "创立文件（默认 consortium.json）",
				en: "the founding file (consortium.json if not given)",
			},
		},
		{
			name: "local",
			value: "N",
			about: {
				zh: "在本机试用：在数据目录下建 N 名成员",
				en: "to try it on this machine: N members in folders below the data folder",
			},
		},
		...settingOptions,
	],
	notes: [
		{
			zh: "账本标识、检查点首行、城市和通行密钥取自配置（mingjian.json 或 MINGJIAN_ 变量）。四名成员可容一名出错，三名一名也不能。",
			en: "Ledger, origin, city and passkeys come from the configuration (mingjian.json or variables beginning with MINGJIAN_). Four members tolerate one fault, three tolerate none.",
		},
		{
			zh: "各成员启动前先用电话核对指纹；所有成员用同一份文件。",
			en: "Before they start, members compare the fingerprint by telephone; all of them use the same file.",
		},
	],
	examples: [
		"consortium init --card tax.json --card housing.json --card police.json --card water.json",
		"consortium init --local 4 --data trial",
	],
	async run(invocation) {
		const { values, lists } = invocation;
		const { configuration } = readSettings(invocation);
		const cards = lists.card ?? [];
		if ((values.local === undefined) === (cards.length === 0))
			throw usageError("cards-or-local", {
				zh: "给出各成员的 --card，或用 --local N 在本机试用",
				en: "give every member's --card, or --local N to try it on this machine",
			});
		if (values.local === undefined) {
			const founding = found(cards.map(readCard), configuration, Date.now());
			const path = values.out ?? "consortium.json";
			createFile(path, formatFounding(founding));
			return said(founding, path, invocation);
		}
		const count = integerOption("local", values.local, [1, mostMembers]);
		const members = await localMembers(configuration.dataDirectory, count);
		const founding = found(members, configuration, Date.now());
		const path = join(configuration.dataDirectory, "consortium.json");
		createFile(path, formatFounding(founding));
		return said(founding, path, invocation);
	},
};

async function localMembers(root: string, count: number): Promise<MemberCard[]> {
	const ports = await freePorts(count);
	return ports.map((port, order) => {
		const number = order + 1;
		const folder = dataFolder(join(root, String(number)));
		const name: Words = { zh: `部门${number}`, en: `Department ${number}` };
		const facts = { member: `member-${number}`, name, address: `127.0.0.1:${port}` };
		const card = makeCard(folder, facts, { environment: {} });
		createFile(folder.card, `${JSON.stringify(card, undefined, "\t")}\n`);
		return card;
	});
}

function said(founding: ConsortiumFounding, path: string, { language }: Pick<Invocation, "language">) {
	const { members, genesis } = founding;
	const words = language === "zh" ? zh : en;
	const rows = [
		[words.file, path],
		[words.fingerprint, fingerprintOf(founding)],
		[words.ledger, `${genesis.ledger}  ${genesis.origin}`],
		...members.map(({ member, name, address }) => [words.member, `${member}  ${name[language]}  ${address}`]),
		[words.tolerates, toleranceOf(members.length)[language]],
	];
	return {
		document: {
			file: path,
			fingerprint: fingerprintOf(founding),
			members: members.map(({ member }) => member),
		},
		lines: columns(rows),
	};
}

const zh = { file: "创立文件", fingerprint: "指纹", ledger: "账本", member: "成员", tolerates: "容错" };
const en: typeof zh = {
	file: "Founding file",
	fingerprint: "Fingerprint",
	ledger: "Ledger",
	member: "Member",
	tolerates: "Tolerates",
};
