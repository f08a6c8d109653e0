import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type DrillLine, noteInJournal } from "@mingjian/node/backup/backup-journal.ts";
import { RecordSource } from "@mingjian/node/backup/record-source.ts";
import { diskFiles } from "@mingjian/node/store/files.ts";
import { knownOptions } from "../backup/known-position.ts";
import { sourceOptions } from "../backup/read-identities.ts";
import type { Command, Invocation, Outcome } from "../program/command.ts";
import { exitCodes } from "../program/exit-codes.ts";
import { showTime } from "../program/show-time.ts";
import { columns } from "../program/text-width.ts";
import { type Restored, restoreInto } from "./restore.ts";

/** `mingjian drill`: restores a backup into a folder of its own, says what would be lost and how long it takes, and deletes it. */
export const drill: Command = {
	summary: {
		zh: "演练恢复：测量会丢多少、要多久",
		en: "Rehearse a restore: what would be lost, how long it takes",
	},
	options: [
		...sourceOptions,
		{
			name: "data",
			value: "FOLDER",
			about: {
				zh: "正在使用的数据目录，用来比较（可不填）",
				en: "data folder in use, to compare with (may be left out)",
			},
		},
		{
			name: "in",
			value: "FOLDER",
			about: {
				zh: "在哪个目录下演练（默认系统临时目录）",
				en: "where to rehearse (the system's temporary folder if not given)",
			},
		},
		...knownOptions,
	],
	notes: [
		{
			zh: "RPO 是节点已答复而恢复后没有的区块数和时间；RTO 是从开始恢复到可以提供服务的时间。每个区块都重新执行，根必须一致。应定期演练，并保存输出。",
			en: "RPO is what the node has acknowledged and the restored record does not have, in blocks and time; RTO is the time from beginning to restore until it may be served. Every block is carried out again and the root must fit. Rehearse regularly and keep the output.",
		},
	],
	examples: ["drill --from /mnt/backup --identity backup-identity.txt --data data"],
	async run(invocation) {
		const { values } = invocation;
		const live = values.data === undefined ? undefined : await acknowledgedIn(resolve(values.data));
		const folder = mkdtempSync(join(resolve(values.in ?? tmpdir()), "mingjian-drill-"));
		try {
			const restored = await restoreInto(join(folder, "data"), invocation);
			const rehearsed = rehearsedOf(restored, live);
			if (values.data !== undefined && rehearsed.rpoBlocks !== undefined)
				noteInJournal(
					resolve(values.data),
					lineOf(restored, { ...rehearsed, rpoBlocks: rehearsed.rpoBlocks }),
				);
			return outcomeOf(restored, rehearsed, invocation);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	},
};

interface Live {
	readonly height: number;
	readonly timeMs: number;
}

/** What a node has acknowledged, read beside it. */
async function acknowledgedIn(directory: string): Promise<Live | undefined> {
	if (!existsSync(join(directory, "record"))) return undefined;
	const source = new RecordSource(diskFiles, `${directory}/record`);
	const height = await source.acknowledged();
	if (height < 0) return undefined;
	const timeMs = await source.timeOf(height);
	return { height, timeMs };
}

/** What a rehearsal found: what would be lost, where that is known, and how long a restore takes. */
interface Rehearsed {
	readonly rpoBlocks: number | undefined;
	readonly rpoMs: number;
	readonly rtoMs: number;
}

function rehearsedOf({ list, copyMs, carryOutMs }: Restored, live: Live | undefined): Rehearsed {
	const { height, timeMs } = list.record;
	const rpoBlocks = live && Math.max(0, live.height - height);
	const rpoMs = live && rpoBlocks! > 0 ? Math.max(0, live.timeMs - timeMs) : 0;
	return { rpoBlocks, rpoMs, rtoMs: Math.round(copyMs + carryOutMs) };
}

// The node that is rehearsed for shows its operator how the last rehearsal went.
function lineOf({ list }: Restored, rehearsed: Rehearsed & { readonly rpoBlocks: number }): DrillLine {
	const { number, record } = list;
	return { kind: "drill", atMs: Date.now(), number, height: record.height, ...rehearsed };
}

function outcomeOf(
	{ list, copyMs, carryOutMs }: Restored,
	{ rpoBlocks: lostBlocks, rpoMs: lostMs, rtoMs }: Rehearsed,
	{ terminal, language }: Invocation,
): Outcome {
	const { height, size, root } = list.record;
	const words = language === "zh" ? zh : en;
	const rpo =
		lostBlocks === undefined
			? words.unknown
			: `${lostBlocks} ${words.blocks} · ${(lostMs / 1000).toFixed(1)} s`;
	const rows = [
		["RPO", rpo],
		[
			"RTO",
			`${(rtoMs / 1000).toFixed(1)} s（${words.copied} ${(copyMs / 1000).toFixed(1)} s · ${words.carriedOut} ${(carryOutMs / 1000).toFixed(1)} s）`,
		],
		[words.record, `${words.height} ${height} · ${size} ${words.leaves} · ${root}`],
		[words.backup, `${list.number} · ${words.asOf} ${showTime(list.asOfMs)}`],
	];
	return {
		exit: exitCodes.ok,
		document: {
			ok: true,
			number: list.number,
			asOfMs: list.asOfMs,
			height,
			size,
			root,
			rpoBlocks: lostBlocks ?? null,
			rpoMs: lostBlocks === undefined ? null : lostMs,
			rtoMs,
			copyMs: Math.round(copyMs),
			carryOutMs: Math.round(carryOutMs),
		},
		lines: [
			`${terminal.style("good", "✓")} ${terminal.style("bold", words.done)}`,
			...columns(rows).map((line) => `  ${line}`),
		],
	};
}

const zh = {
	done: "演练完成：备份可以恢复，每一块都重新执行过",
	unknown: "未知（用 --data 指出正在使用的数据目录）",
	blocks: "块",
	copied: "写回",
	carriedOut: "重新执行",
	record: "账本",
	height: "高度",
	leaves: "项",
	backup: "备份",
	asOf: "截至",
};
const en: typeof zh = {
	done: "Rehearsed: the backup restores, and every block was carried out again",
	unknown: "unknown (name the data folder in use with --data)",
	blocks: "blocks",
	copied: "writing back",
	carriedOut: "carrying out",
	record: "Record",
	height: "height",
	leaves: "leaves",
	backup: "Backup",
	asOf: "as of",
};
