import type { ImportPlan } from "@mingjian/client/import/plan-import.ts";
import { planImport } from "@mingjian/client/import/plan-import.ts";
import { type FileFault, readRows } from "@mingjian/client/import/read-rows.ts";
import { fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { type CarriedOut, carryOut } from "../import/carry-out.ts";
import { DepartmentKeys } from "../import/department-keys.ts";
import { readRecord } from "../import/read-record.ts";
import { showReport } from "../import/show-report.ts";
import { reportCsv } from "../import/write-report.ts";
import { readKey } from "../keys/read-key.ts";
import { replaceFile } from "../keys/write-file.ts";
import { refusedError, usageError } from "../program/cli-error.ts";
import type { Command, Invocation, Outcome } from "../program/command.ts";
import { exitCodes } from "../program/exit-codes.ts";
import { plain } from "../program/language.ts";
import { integerOption } from "../program/parse-options.ts";
import { Progress } from "../program/progress.ts";
import { readInput } from "../program/read-input.ts";
import { connect, urlOption } from "../remote/connect.ts";

const mostBytes = 512 << 20;

/** `mingjian import`: publishes the service items of a file as signed acts by their departments. */
export const importItems: Command = {
	summary: { zh: "把事项清单导入账本", en: "Publish the service items of a file" },
	positionals: [
		{ name: "FILE", about: { zh: "JSON 数组或 CSV（UTF-8）", en: "a JSON array or CSV (UTF-8)" } },
	],
	options: [
		{
			name: "operator-key",
			value: "FILE",
			about: {
				zh: "运维方密钥：登记尚未登记的机构",
				en: "operator's key, to register departments that are not yet",
			},
		},
		{
			name: "keys",
			value: "FOLDER",
			about: {
				zh: "机构密钥目录（默认 import-keys），缺的自动生成",
				en: "folder of the departments' keys (import-keys if not given); made for new ones",
			},
		},
		{
			name: "report",
			value: "FILE",
			about: { zh: "逐行报告，.csv 或 .json", en: "report of every row, .csv or .json" },
		},
		{
			name: "note",
			value: "TEXT",
			about: { zh: "更新时的变更说明", en: "what changed, said of amended items" },
		},
		{
			name: "batch",
			value: "N",
			about: { zh: "每次操作的事项数（默认 400）", en: "items per act (400 if not given)" },
		},
		{ name: "dry-run", about: { zh: "只试算，不提交", en: "plan only, send nothing" } },
		{
			name: "passphrase-file",
			value: "FILE",
			about: { zh: "密钥的密码文件", en: "file with the keys' passphrase" },
		},
		urlOption,
	],
	notes: [
		{
			zh: "每一行都有着落：导入、带说明导入、与前行合并、已在账本上，或未导入并说明原因。再次运行不会重复；中断后再运行即可续完。有操作被账本拒绝时退出码为 1。",
			en: "Every row has a fate: imported, imported with a remark, same as an earlier row, on the record already, or not imported and why. Running it again changes nothing twice and finishes what was cut short. The exit code is 1 where the record refused an act.",
		},
	],
	examples: [
		"import items.json --operator-key data/keys/operator.json --keys data/keys/departments --report report.csv",
	],
	async run(invocation) {
		const { positionals, values, flags } = invocation;
		checkReportName(values.report);
		const rows = rowsOf(positionals[0]!);
		const client = connect(values.url, invocation);
		const itemsPerAct =
			values.batch === undefined ? undefined : integerOption("batch", values.batch, [1, 400]);
		const plan = planImport(rows, await readRecord(client), {
			...(values.note === undefined ? {} : { note: values.note }),
			...(itemsPerAct === undefined ? {} : { itemsPerAct }),
		});
		const done = flags.has("dry-run") ? undefined : await perform(plan, client, invocation);
		return deliver(plan, done, invocation);
	},
};

function rowsOf(path: string): readonly unknown[] {
	const bytes = readInput(path, mostBytes);
	let text: string;
	try {
		text = fromUtf8(bytes);
	} catch {
		throw fileFault({ code: "not-json", reason: "UTF-8" }, path);
	}
	const json = /^\ufeff?\s*[[{]/.test(text.slice(0, 1000));
	const rows = readRows(text, json ? "json" : "csv");
	if ("code" in rows) throw fileFault(rows as FileFault, path);
	return rows;
}

function fileFault({ code, ...rest }: FileFault, path: string) {
	return refusedError(
		`import-${code}`,
		{ zh: `${path} 不能导入，没有提交任何内容`, en: `${path} cannot be imported; nothing was sent` },
		{
			details: [
				plain([code, ...Object.entries(rest).map(([name, value]) => `${name}: ${value}`)].join("  ")),
			],
			advice: {
				zh: "文件应为 UTF-8 的 JSON 数组，或首行为列名、每行列数相同的 CSV。",
				en: "The file is a JSON array or a CSV table in UTF-8, with column names first and as many fields in every row.",
			},
		},
	);
}

function checkReportName(path: string | undefined): void {
	if (path === undefined || /\.(csv|json)$/i.test(path)) return;
	throw usageError(
		"option-value",
		{ zh: "--report 应以 .csv 或 .json 结尾", en: "--report must end in .csv or .json" },
		{ details: [plain(path)] },
	);
}

async function perform(
	plan: ImportPlan,
	client: ReturnType<typeof connect>,
	{ values, environment, terminal, language }: Invocation,
): Promise<CarriedOut> {
	const passphrase = { file: values["passphrase-file"], environment };
	const keys = new DepartmentKeys(values.keys ?? "import-keys", passphrase);
	keys.require(
		plan.departments.filter(({ account }) => plan.acts.some(({ department }) => department === account)),
	);
	const operatorFile = values["operator-key"];
	const operator = operatorFile === undefined ? undefined : readKey(operatorFile, passphrase);
	const missing = plan.departments.filter(({ registered }) => !registered);
	if (missing.length > 0 && !operator?.account) throw operatorMissing(missing.length);
	const bar = new Progress(terminal, { zh: "导入", en: "Importing" }[language]);
	return await carryOut(plan, { client, keys, operator, progress: (done, of) => bar.at(done, of) });
}

function operatorMissing(count: number) {
	return usageError(
		"operator-key-missing",
		{
			zh: `有 ${count} 个机构尚未登记，需要运维方密钥：--operator-key 文件`,
			en: `${count} departments are not registered: the operator's key is needed, --operator-key FILE`,
		},
		{
			advice: {
				zh: "没有提交任何内容。密钥在节点数据目录的 keys/operator.json。",
				en: "Nothing was sent. The key is keys/operator.json in the node's data folder.",
			},
		},
	);
}

function deliver(
	plan: ImportPlan,
	done: CarriedOut | undefined,
	{ values, terminal, language }: Invocation,
): Outcome {
	const { report } = plan;
	const path = values.report;
	if (path !== undefined) {
		const json = path.toLowerCase().endsWith(".json");
		replaceFile(
			path,
			json
				? `${JSON.stringify({ ...report, done: done ?? null }, undefined, "\t")}\n`
				: reportCsv(report, language),
		);
	}
	const said = { zh: `逐行报告：${path}`, en: `Report of every row: ${path}` };
	const { rows, ...summary } = report;
	return {
		exit: done && done.failed.length > 0 ? exitCodes.refused : exitCodes.ok,
		document: { ...(path === undefined ? report : summary), done: done ?? null },
		lines: [
			...showReport(report, done, { rows: path === undefined, terminal, language }),
			...(path === undefined ? [] : ["", said[language]]),
		],
	};
}
