import { problems } from "@mingjian/client/import/problems.ts";
import { type ImportReport, problemWords } from "@mingjian/client/import/report.ts";
import type { Language } from "@mingjian/ledger/runtime/words.ts";
import type { Terminal } from "../program/terminal.ts";
import { columns } from "../program/text-width.ts";
import { printable } from "../service-commands/describe-value.ts";
import type { CarriedOut } from "./carry-out.ts";

interface Reader {
	readonly terminal: Terminal;
	readonly language: Language;
}

const zh = {
	planned: "试算完成，没有提交任何内容",
	done: "导入完成",
	nothing: "账本上已是这样，没有改动",
	partly: "导入未全部完成",
	read: "读取",
	rows: "行",
	publish: "新发布",
	amend: "更新版本",
	unchanged: "账本上已有、未改动",
	merged: "与前行相同、合并",
	refused: "未导入",
	remarked: "其中有说明",
	departments: "机构",
	registered: "新登记",
	acts: "签署的操作",
	problems: "问题",
	ignored: "未导入的列",
	failed: "被账本拒绝的操作",
	again: "改正后再运行一次即可，已导入的不会重复。",
};
const en: typeof zh = {
	planned: "Planned; nothing was sent",
	done: "Import done",
	nothing: "The record is like this already; nothing changed",
	partly: "The import is not complete",
	read: "Read",
	rows: "rows",
	publish: "published",
	amend: "amended",
	unchanged: "on the record already",
	merged: "same as an earlier row",
	refused: "not imported",
	remarked: "of them with remarks",
	departments: "Departments",
	registered: "newly registered",
	acts: "Acts signed",
	problems: "Problems",
	ignored: "Columns not imported",
	failed: "Acts the record refused",
	again: "Run it again when that is put right; nothing is imported twice.",
};

/** What an import did: totals that add up to the rows read, problems by kind, and every problem row where `rows` is asked for. */
export function showReport(
	report: ImportReport,
	done: CarriedOut | undefined,
	{ rows: withRows, terminal, language }: Reader & { readonly rows: boolean },
): string[] {
	const words = language === "zh" ? zh : en;
	const { outcomes, read, departments } = report;
	const fates = ["publish", "amend", "unchanged", "merged", "refused"] as const;
	const totals = [
		[words.read, String(read), words.rows],
		...fates.map((fate) => ["", String(outcomes[fate]), words[fate]]),
		["", String(report.remarked), words.remarked],
		[
			words.departments,
			String(departments.length),
			`${done?.registered ?? departments.filter(({ registered }) => !registered).length} ${words.registered}`,
		],
		...(done ? [[words.acts, String(done.acts), ""]] : []),
	];
	return [
		headline(report, done, { terminal, language }),
		...columns(totals).map((line) => `  ${line}`),
		...section(words.problems, problemLines(report, language), terminal),
		...section(
			words.ignored,
			report.ignoredColumns.map(({ column, rows }) => `${printable(column)} (${rows})`),
			terminal,
		),
		...(withRows ? section(`${words.problems} …`, rowLines(report, language), terminal) : []),
		...section(words.failed, failureLines(done), terminal),
		...(done && done.failed.length > 0 ? [words.again] : []),
	];
}

function headline(
	{ outcomes }: ImportReport,
	done: CarriedOut | undefined,
	{ terminal, language }: Reader,
): string {
	const words = language === "zh" ? zh : en;
	if (!done) return terminal.style("bold", words.planned);
	if (done.failed.length > 0) return `${terminal.style("bad", "✗")} ${words.partly}`;
	const changed = outcomes.publish + outcomes.amend + done.registered > 0;
	return `${terminal.style("good", "✓")} ${changed ? words.done : words.nothing}`;
}

function section(heading: string, lines: readonly string[], terminal: Terminal): string[] {
	return lines.length === 0 ? [] : ["", terminal.style("bold", heading), ...lines.map((line) => `  ${line}`)];
}

function problemLines({ problemCounts }: ImportReport, language: Language): string[] {
	return columns(
		problemCounts.map(({ code, rows }) => {
			const { words, done } = problems[code];
			return [String(rows), code, `${words[language]}${language === "en" ? " " : ""}${done[language]}`];
		}),
	);
}

function rowLines({ rows }: ImportReport, language: Language): string[] {
	const label = (row: number) => (language === "zh" ? `第 ${row} 行` : `row ${row}`);
	return columns(
		rows.flatMap(({ row, itemCode, problems: found }) =>
			found.map((problem) => [label(row), printable(itemCode), printable(problemWords(problem)[language])]),
		),
	);
}

function failureLines(done: CarriedOut | undefined): string[] {
	return columns(
		(done?.failed ?? []).map(({ department, items, code, message }) => [
			department,
			String(items.length),
			`${message} (${code})`,
		]),
	);
}
