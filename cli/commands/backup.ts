import { resolve } from "node:path";
import { type BackupDone, backUp } from "@mingjian/node/backup/back-up.ts";
import { diskFiles } from "@mingjian/node/store/files.ts";
import { backupFailure } from "../backup/backup-failure.ts";
import { required } from "../backup/read-identities.ts";
import { readSettings, settingOptions } from "../node/read-settings.ts";
import type { Command, Invocation, Outcome } from "../program/command.ts";
import { Progress } from "../program/progress.ts";
import { showTime } from "../program/show-time.ts";
import { columns } from "../program/text-width.ts";

/** `mingjian backup`: one run of the backup of a node, running or not. */
export const backup: Command = {
	summary: { zh: "备份节点（可在运行中进行）", en: "Back a node up, running or not" },
	options: [
		...settingOptions,
		{
			name: "to",
			value: "FOLDER",
			about: {
				zh: "备份目录（默认 backup.folder）",
				en: "folder of the backup (backup.folder if not given)",
			},
		},
		{
			name: "recipient",
			value: "AGE1",
			many: true,
			about: {
				zh: "age 公钥，可给多个（默认 backup.recipients）",
				en: "age recipient, may be given again (backup.recipients if not given)",
			},
		},
	],
	notes: [
		{
			zh: "备份账本、创世文件、密钥、配置和密封内容的现存部分，用 age 加密；只写新增的部分。已从密封内容中抹除的，也从备份中删除。设置 backup.everySeconds 后，运行中的节点会自动备份。",
			en: "Backs up the blocks, genesis document, keys, settings and what the vault holds now, encrypted with age; only what is new is written, and what was erased from the vault goes from the backup. A running node does it by itself where backup.everySeconds is set.",
		},
	],
	examples: ["backup identity backup-identity.txt", "backup --data data --to /mnt/backup --recipient age1…"],
	async run(invocation) {
		const { values, lists, terminal, language } = invocation;
		const { configuration } = readSettings(invocation);
		const to = values.to ?? configuration.backup.folder;
		const bar = new Progress(terminal, { zh: "备份区块", en: "Backing up blocks" }[language]);
		try {
			const done = await backUp({
				files: diskFiles,
				directory: configuration.dataDirectory,
				to: resolve(to ?? required(values, "to", ["备份目录", "folder of the backup"])),
				recipients: lists.recipient ?? configuration.backup.recipients,
				progress: (at, of) => bar.at(at, of),
			});
			return outcomeOf(done, invocation);
		} catch (error) {
			throw backupFailure(error);
		}
	},
};

function outcomeOf(
	{ list, added, octetsWritten, elapsedMs }: BackupDone,
	{ terminal, language }: Invocation,
): Outcome {
	const { number, asOfMs, record } = list;
	const document = {
		ok: true,
		number,
		height: record.height,
		size: record.size,
		root: record.root,
		asOfMs,
		added,
		octetsWritten,
		elapsedMs: Math.round(elapsedMs),
	};
	const words = language === "zh" ? zh : en;
	const rows = [
		[words.number, String(number)],
		[words.asOf, showTime(asOfMs)],
		[words.record, `${words.height} ${record.height} · ${record.size} ${words.leaves}`],
		[
			words.added,
			`${added.blocks} ${words.blocks} · ${added.files} ${words.files} · ${added.contents} ${words.contents}`,
		],
		[words.written, `${(octetsWritten / 1e6).toFixed(1)} MB · ${(elapsedMs / 1000).toFixed(1)} s`],
	];
	return {
		document,
		lines: [
			`${terminal.style("good", "✓")} ${terminal.style("bold", words.done)}`,
			...columns(rows).map((line) => `  ${line}`),
		],
	};
}

const zh = {
	done: "备份完成",
	number: "备份",
	asOf: "截至",
	record: "账本",
	height: "高度",
	leaves: "项",
	added: "新增",
	blocks: "区块",
	files: "文件",
	contents: "密封内容",
	written: "写入",
};
const en: typeof zh = {
	done: "Backed up",
	number: "Backup",
	asOf: "As of",
	record: "Record",
	height: "height",
	leaves: "leaves",
	added: "New",
	blocks: "blocks",
	files: "files",
	contents: "sealed contents",
	written: "Written",
};
