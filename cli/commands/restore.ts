import { resolve } from "node:path";
import type { BackupList } from "@mingjian/node/backup/backup-list.ts";
import { carryOut } from "@mingjian/node/backup/carry-out.ts";
import { restore as restoreBackup } from "@mingjian/node/backup/restore.ts";
import { diskFiles } from "@mingjian/node/store/files.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { backupFailure } from "../backup/backup-failure.ts";
import { knownOptions, knownPosition } from "../backup/known-position.ts";
import { readIdentities, required, sourceOptions } from "../backup/read-identities.ts";
import { nodeTrouble } from "../node/node-trouble.ts";
import type { Command, Invocation } from "../program/command.ts";
import { integerOption } from "../program/parse-options.ts";
import { Progress } from "../program/progress.ts";
import { columns } from "../program/text-width.ts";

/** A restored record that may be served, and how long that took. */
export interface Restored {
	readonly list: BackupList;
	readonly copyMs: number;
	readonly carryOutMs: number;
}

/** `mingjian restore`: writes a backup back and carries it out again until it may be served. */
export const restore: Command = {
	summary: { zh: "从备份恢复节点", en: "Restore a node from its backup" },
	options: [
		...sourceOptions,
		{
			name: "data",
			value: "FOLDER",
			about: { zh: "恢复到的空目录（必填）", en: "empty folder to restore into (required)" },
		},
		...knownOptions,
	],
	notes: [
		{
			zh: "逐块重新执行，直到账本的根与备份时以及已知最新检查点的根一致；在此之前，节点拒绝用这份数据提供服务。请给出城市之外的人手里最新的检查点（--checkpoint 或 --url）：早于它的备份会被指出，不得提供服务。",
			en: "Every block is carried out again until the root is that of the backup and of the newest checkpoint known; before that a node refuses to serve from the folder. Name the newest checkpoint that anybody outside holds (--checkpoint or --url): a backup older than that is told of and not served.",
		},
	],
	examples: [
		"restore --from /mnt/backup --identity backup-identity.txt --data data --checkpoint newest.checkpoint --policy policy.json",
	],
	async run(invocation) {
		const { values, terminal, language } = invocation;
		const to = resolve(required(values, "data", ["恢复到的目录", "the folder to restore into"]));
		const restored = await restoreInto(to, invocation);
		const { list, copyMs, carryOutMs } = restored;
		const { height, size, root } = list.record;
		const words = language === "zh" ? zh : en;
		const rows = [
			[words.record, `${words.height} ${height} · ${size} ${words.leaves} · ${root}`],
			[words.copied, `${(copyMs / 1000).toFixed(1)} s`],
			[words.carriedOut, `${(carryOutMs / 1000).toFixed(1)} s`],
			[words.data, to],
		];
		return {
			document: {
				ok: true,
				number: list.number,
				height,
				size,
				root,
				copyMs: Math.round(copyMs),
				carryOutMs: Math.round(carryOutMs),
				data: to,
			},
			lines: [
				`${terminal.style("good", "✓")} ${terminal.style("bold", words.done)}`,
				...columns(rows).map((line) => `  ${line}`),
				`  → ${words.next} mingjian start --data ${to}`,
			],
		};
	},
};

/** Restores what the command line names into a folder and carries it out. Refusals in words. */
export async function restoreInto(to: string, invocation: Invocation): Promise<Restored> {
	const { values, terminal, language } = invocation;
	const known = await knownPosition(invocation);
	const number =
		values.number === undefined ? undefined : integerOption("number", values.number, [1, 999_999_999_999]);
	const bar = new Progress(terminal, { zh: "写回（字节）", en: "Writing back (bytes)" }[language]);
	try {
		const begun = performance.now();
		const list = await restoreBackup({
			files: diskFiles,
			from: resolve(required(values, "from", ["备份目录", "folder of the backup"])),
			identities: readIdentities(values.identity),
			to,
			number,
			known,
			progress: (at, of) => bar.at(at, of),
		});
		const copied = performance.now();
		await carryOut({ files: diskFiles, directory: to, contracts, note: (line) => terminal.note(line) });
		return { list, copyMs: copied - begun, carryOutMs: performance.now() - copied };
	} catch (error) {
		throw nodeTrouble(backupFailure(error), to);
	}
}

const zh = {
	done: "恢复完成：每一块都重新执行过，根与备份时一致",
	record: "账本",
	height: "高度",
	leaves: "项",
	copied: "写回用时",
	carriedOut: "重新执行用时",
	data: "数据",
	next: "启动：",
};
const en: typeof zh = {
	done: "Restored: every block was carried out again, and the root is that of the backup",
	record: "Record",
	height: "height",
	leaves: "leaves",
	copied: "Written back in",
	carriedOut: "Carried out in",
	data: "Data",
	next: "Start it:",
};
