import { CsvFault, parseCsv } from "./csv.ts";

/** Why a file has no rows to import. */
export type FileFault =
	| { readonly code: "not-json"; readonly reason: string }
	| { readonly code: "not-array" }
	| { readonly code: "not-csv"; readonly reason: string; readonly line: number }
	| { readonly code: "no-header" }
	| { readonly code: "header-repeated"; readonly column: string }
	| { readonly code: "row-width"; readonly row: number; readonly expected: number; readonly found: number };

/** The rows of an import file, or why there are none. A file is read whole or not at all. */
export function readRows(text: string, format: "json" | "csv"): readonly unknown[] | FileFault {
	return format === "json" ? jsonRows(text) : csvRows(text);
}

function jsonRows(text: string): readonly unknown[] | FileFault {
	try {
		const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
		return Array.isArray(value) ? value : { code: "not-array" };
	} catch (error) {
		return { code: "not-json", reason: (error as Error).message };
	}
}

function csvRows(text: string): readonly unknown[] | FileFault {
	let records: string[][];
	try {
		records = parseCsv(text);
	} catch (error) {
		if (!(error instanceof CsvFault)) throw error;
		return { code: "not-csv", reason: error.message, line: error.line };
	}
	const [header, ...rows] = records;
	if (!header || header.every((column) => column.trim() === "")) return { code: "no-header" };
	const names = header.map((column) => column.trim());
	const column = names.find((name, index) => names.indexOf(name) !== index);
	if (column !== undefined) return { code: "header-repeated", column };
	const wrong = rows.findIndex((row) => row.length !== names.length);
	if (wrong >= 0)
		return { code: "row-width", row: wrong + 1, expected: names.length, found: rows[wrong]!.length };
	return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]])));
}
