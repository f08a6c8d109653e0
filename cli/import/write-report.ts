import type { ImportReport, RowReport } from "@mingjian/client/import/report.ts";
import { problemWords } from "@mingjian/client/import/report.ts";
import type { Language } from "@mingjian/ledger/runtime/words.ts";

const columns = ["row", "itemCode", "fate", "outcome", "problem", "field", "value", "explanation"];

/** The report as CSV (RFC 4180): a line for every problem of a row, and one for a row without any. */
export function reportCsv({ rows }: ImportReport, language: Language): string {
	const lines = rows.flatMap((row) => linesOf(row, language));
	// Spreadsheet programs take UTF-8 for what it is only after a byte order mark.
	return `\ufeff${[columns, ...lines].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

function linesOf({ row, itemCode, fate, outcome, problems }: RowReport, language: Language): string[][] {
	const head = [String(row), itemCode, fate, outcome];
	if (problems.length === 0) return [[...head, "", "", "", ""]];
	return problems.map((problem) => [
		...head,
		problem.code,
		problem.field ?? "",
		problem.value,
		problemWords(problem)[language],
	]);
}

function cell(text: string): string {
	// What begins so is a formula to a spreadsheet program, and the value was written by others.
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
