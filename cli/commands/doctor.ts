import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Configuration } from "@mingjian/node/configuration/configuration.ts";
import { describeFault, describeSettings } from "@mingjian/node/configuration/describe.ts";
import type { Setting } from "@mingjian/node/configuration/load.ts";
import { checkAnchor } from "../doctor/check-anchor.ts";
import { checkFolder, holdFolder } from "../doctor/check-folder.ts";
import { checkMachine } from "../doctor/check-machine.ts";
import { checkNode } from "../doctor/check-node.ts";
import { bad, type CheckFinding, good, notice } from "../doctor/finding.ts";
import { OverlayFiles } from "../doctor/overlay-files.ts";
import { scanDerived } from "../doctor/scan-derived.ts";
import { scanRecord } from "../doctor/scan-record.ts";
import { type DataFolder, dataFolder } from "../node/data-folder.ts";
import { readSettings, settingOptions } from "../node/read-settings.ts";
import { CliError } from "../program/cli-error.ts";
import type { Command, Invocation } from "../program/command.ts";
import { exitCodes } from "../program/exit-codes.ts";
import { Progress } from "../program/progress.ts";
import { connect, urlOption } from "../remote/connect.ts";

/** `mingjian doctor`: looks at the machine, the configuration, the files of a stopped node and a running node; changes nothing. */
export const doctor: Command = {
	summary: {
		zh: "检查机器、配置、数据和运行中的节点",
		en: "Check machine, configuration, files and a running node",
	},
	options: [
		...settingOptions,
		{ ...urlOption, about: { zh: "检查这个运行中的节点", en: "check this running node" } },
	],
	notes: [
		{
			zh: "只读，不改动任何文件。节点停止时才检查其数据文件：逐块重算校验和与根，并核对状态、切片和索引。有错误时退出码为 1，每项都说明怎么办。",
			en: "Reads only; no file is changed. A node's files are checked while it is stopped: every checksum and root is recomputed, and state, tiles and index are held against them. The exit code is 1 where something is wrong, and each finding says what to do.",
		},
	],
	examples: ["doctor --data data", "doctor --url https://record.example"],
	async run(invocation) {
		const { values, terminal, language } = invocation;
		const { settings, findings: configured, folder, configuration } = configurationOf(invocation);
		const findings = [
			...checkMachine(folder?.root ?? "."),
			...configured,
			...(folder ? await checkData(folder, invocation) : []),
			...(configuration ? await checkAnchor(configuration) : []),
			...(values.url === undefined ? [] : await checkNode(connect(values.url, invocation), values.url)),
		];
		const wrong = findings.filter(({ weight }) => weight === "bad").length;
		const marks = {
			good: terminal.style("good", "✓"),
			notice: terminal.style("warning", "!"),
			bad: terminal.style("bad", "✗"),
		};
		const summary = {
			zh: wrong === 0 ? "没有发现错误" : `发现 ${wrong} 处错误`,
			en: wrong === 0 ? "Nothing is wrong" : `${wrong} thing${wrong > 1 ? "s are" : " is"} wrong`,
		}[language];
		return {
			exit: wrong === 0 ? exitCodes.ok : exitCodes.refused,
			document: {
				ok: wrong === 0,
				findings: findings.map(({ check, weight, words, advice }) => ({
					check,
					weight,
					message: words[language],
					...(advice ? { advice: advice[language] } : {}),
				})),
				settings: settings.map(({ field, value, from }) => ({
					name: field.path,
					value: field.secret ? "******" : (value ?? null),
					from,
				})),
			},
			lines: [
				...describeSettings(settings, language).map((line) => `  ${terminal.style("dim", line)}`),
				...findings.flatMap(({ weight, words, advice }) => [
					`${marks[weight]} ${words[language]}`,
					...(advice ? [`  → ${advice[language]}`] : []),
				]),
				"",
				terminal.style("bold", summary),
			],
		};
	},
};

interface Configured {
	readonly settings: readonly Setting[];
	readonly findings: readonly CheckFinding[];
	/** Undefined where the configuration does not say which. */
	readonly folder: DataFolder | undefined;
	readonly configuration?: Configuration;
}

function configurationOf(invocation: Invocation): Configured {
	try {
		const { settings, configuration, notices } = readSettings(invocation);
		return {
			settings,
			folder: dataFolder(configuration.dataDirectory),
			configuration,
			findings: [
				good("configuration", "配置无误", "the configuration is in order"),
				...notices.map((each) =>
					notice("configuration", { zh: describeFault(each, "zh"), en: describeFault(each, "en") }),
				),
			],
		};
	} catch (error) {
		if (!(error instanceof CliError)) throw error;
		const advice = { zh: "改正后再运行。", en: "Correct it and run again." };
		const findings = error.details.map((words) => bad("configuration", words, advice));
		return { settings: [], findings, folder: undefined };
	}
}

async function checkData(folder: DataFolder, { terminal, language }: Invocation): Promise<CheckFinding[]> {
	const found = checkFolder(folder);
	if (!existsSync(join(folder.root, "record"))) return found;
	const held = await holdFolder(folder);
	if (!held) {
		const words = {
			zh: "节点正在运行，没有检查数据文件",
			en: "a node is running; its files were not checked",
		};
		const advice = {
			zh: "停止节点后再检查，或用 --url 检查运行中的节点。",
			en: "Check again when it is stopped, or check the running node with --url.",
		};
		return [...found, notice("running", words, advice)];
	}
	const files = new OverlayFiles();
	const bar = new Progress(terminal, { zh: "检查账本", en: "Checking the record" }[language]);
	try {
		const { log, findings } = await scanRecord(files, folder.root, (done, of) => bar.at(done, of));
		const repairs = files.touched.filter((path) => !path.endsWith("/head"));
		const torn =
			repairs.length > 0 && findings.every(({ weight }) => weight === "good") ? [tornTail(repairs)] : [];
		const derived =
			log && findings.every(({ weight }) => weight === "good")
				? await scanDerived(files, folder.root, log)
				: [];
		return [...found, ...findings, ...torn, ...derived];
	} finally {
		await files.release();
		await held.release();
	}
}

function tornTail(paths: readonly string[]): CheckFinding {
	return notice(
		"torn-tail",
		{
			zh: `末尾有未写完、从未答复过的内容：${paths.join(" ")}`,
			en: `there is an unfinished write at the end, never acknowledged: ${paths.join(" ")}`,
		},
		{ zh: "下次启动时会自动切除。", en: "The next start cuts it off." },
	);
}
