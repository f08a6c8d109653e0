import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { PlannedDepartment } from "./assign-departments.ts";
import { type Problem, type ProblemCode, problems, refuses } from "./problems.ts";

/** What happens to a row: a new item, a next version, already there, the same as an earlier row, or nothing. */
export type Outcome = "publish" | "amend" | "unchanged" | "merged" | "refused";

/** One row of the file and its fate. */
export interface RowReport {
	/** Counts from 1; in a CSV file the row after the header is 1. */
	readonly row: number;
	readonly itemCode: string;
	readonly fate: "accepted" | "remarked" | "refused";
	readonly outcome: Outcome;
	readonly problems: readonly Problem[];
}

/** Every row of the file, and the counts: accepted + remarked + refused = read. */
export interface ImportReport {
	readonly read: number;
	readonly accepted: number;
	readonly remarked: number;
	readonly refused: number;
	readonly outcomes: Readonly<Record<Outcome, number>>;
	/** How many rows each problem was found in. */
	readonly problemCounts: readonly { readonly code: ProblemCode; readonly rows: number }[];
	/** Columns that are not imported, and in how many rows they stand. */
	readonly ignoredColumns: readonly { readonly column: string; readonly rows: number }[];
	readonly departments: readonly PlannedDepartment[];
	readonly rows: readonly RowReport[];
}

/** A row's report from what was found and what will happen. */
export function rowReport(row: Pick<RowReport, "row" | "itemCode" | "problems" | "outcome">): RowReport {
	const fate = refuses(row.problems) ? "refused" : row.problems.length > 0 ? "remarked" : "accepted";
	return { row: row.row, itemCode: row.itemCode, fate, outcome: row.outcome, problems: row.problems };
}

/** Sums up the rows. */
export function importReport(
	rows: readonly RowReport[],
	{ departments, ignoredColumns }: Pick<ImportReport, "departments" | "ignoredColumns">,
): ImportReport {
	const count = (fate: RowReport["fate"]) => rows.filter((each) => each.fate === fate).length;
	const outcomes = { publish: 0, amend: 0, unchanged: 0, merged: 0, refused: 0 };
	for (const { outcome } of rows) outcomes[outcome]++;
	return {
		read: rows.length,
		accepted: count("accepted"),
		remarked: count("remarked"),
		refused: count("refused"),
		outcomes,
		problemCounts: problemCounts(rows),
		ignoredColumns,
		departments,
		rows,
	};
}

function problemCounts(rows: readonly RowReport[]): ImportReport["problemCounts"] {
	const codes = Object.keys(problems) as ProblemCode[];
	return codes
		.map((code) => ({
			code,
			rows: rows.filter((row) => row.problems.some((each) => each.code === code)).length,
		}))
		.filter((each) => each.rows > 0);
}

/** A problem as a sentence: what is wrong, where, and what was done. */
export function problemWords({ code, field, value, otherRow }: Problem): Words {
	const { words, done } = problems[code];
	const zhWhere = `${field === undefined ? "" : `${field}：`}${value === "" ? "" : `“${value}”`}`;
	const enWhere = `${field === undefined ? "" : `${field}: `}${value === "" ? "" : `"${value}"`}`;
	return {
		zh: `${words.zh}${zhWhere === "" ? "" : `（${zhWhere}）`}${otherRow === undefined ? "" : `（见第 ${otherRow} 行）`}${done.zh}`,
		en: `${words.en}${enWhere === "" ? "" : ` (${enWhere})`}${otherRow === undefined ? "" : ` (see row ${otherRow})`} ${done.en}`,
	};
}
