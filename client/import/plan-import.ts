import { toBase64Url } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { PublishManyInput } from "@mingjian/services/catalogue/inputs.ts";
import { maxItemsPerAct } from "@mingjian/services/catalogue/schema.ts";
import { assignDepartments, type KnownDepartment, type PlannedDepartment } from "./assign-departments.ts";
import { columns } from "./columns.ts";
import { type KnownItem, standing } from "./compare-record.ts";
import { crossCheck } from "./cross-check.ts";
import { type Draft, readRow } from "./read-row.ts";
import { type ImportReport, importReport, type RowReport, rowReport } from "./report.ts";

/** What the record holds already. */
export interface OnRecord {
	readonly departments: readonly KnownDepartment[];
	/** By item code. */
	readonly items: ReadonlyMap<string, KnownItem>;
}

export interface ImportOptions {
	/** Said of every version the import writes. */
	readonly note?: string;
	/** Items per act, at most 400. */
	readonly itemsPerAct?: number;
}

/** One act to sign by a department's seal or an officer of it: `catalogue/publish-many`. */
export interface PlannedAct {
	/** Account of the department. */
	readonly department: string;
	readonly input: PublishManyInput;
	/** Follows from department and input, so that the same import makes the same act. */
	readonly nonce: string;
}

/** Everything an import will do. */
export interface ImportPlan {
	readonly departments: readonly PlannedDepartment[];
	readonly acts: readonly PlannedAct[];
	readonly report: ImportReport;
}

/** Most rows of one import. */
export const maxRows = 100_000;

/**
 * Plans an import without doing it: who must be registered, which acts to sign, and what is said of every row. Rows already
 * on the record as they are need no act, so planning again after the acts were done gives none. Refuses more than 100,000
 * rows and a batch size that is no whole number from 1 to 400 (RangeError).
 */
export function planImport(
	rows: readonly unknown[],
	onRecord: OnRecord,
	{ note, itemsPerAct = maxItemsPerAct }: ImportOptions = {},
): ImportPlan {
	if (rows.length > maxRows) throw new RangeError(`${rows.length} rows; at most ${maxRows}`);
	if (!Number.isInteger(itemsPerAct) || itemsPerAct < 1 || itemsPerAct > maxItemsPerAct)
		throw new RangeError(`${itemsPerAct} items per act`);
	const read = rows.map((row, index) => readRow(row, index + 1));
	const drafts = read.flatMap(({ draft }) => draft ?? []);
	const departments = assignDepartments(drafts, onRecord.departments);
	const crossed = crossCheck(drafts, departments);
	const writes: Draft[] = [];
	const reports = read.map(({ row, itemCode, draft, problems }) => {
		if (!draft) return rowReport({ row, itemCode, problems, outcome: "refused" });
		const { problems: more, outcome } = crossed.get(row)!;
		if (outcome) return rowReport({ row, itemCode, problems: [...problems, ...more], outcome });
		const owner = departments.get(draft.department)!.account;
		const found = standing(draft, owner, onRecord.items.get(draft.code));
		if (found.outcome === "publish" || found.outcome === "amend") writes.push(draft);
		return rowReport({ row, itemCode, ...found, problems: [...problems, ...more, ...found.problems] });
	});
	const planned = needed(departments, drafts, reports);
	const report = importReport(reports, { departments: planned, ignoredColumns: ignoredColumns(rows) });
	return { departments: planned, acts: acts(writes, departments, { note, itemsPerAct }), report };
}

/** Departments that publish at least one of their rows, each with how many. */
function needed(
	departments: ReadonlyMap<string, PlannedDepartment>,
	drafts: readonly Draft[],
	reports: readonly RowReport[],
): PlannedDepartment[] {
	const imported = drafts.filter(({ row }) => reports[row - 1]!.outcome !== "refused");
	const byName = Map.groupBy(imported, ({ department }) => department);
	return [...byName].map(([name, rows]) => ({ ...departments.get(name)!, rows: rows.length }));
}

function acts(
	drafts: readonly Draft[],
	departments: ReadonlyMap<string, PlannedDepartment>,
	{ note, itemsPerAct }: { note: string | undefined; itemsPerAct: number },
): PlannedAct[] {
	return [...Map.groupBy(drafts, ({ department }) => department)].flatMap(([name, own]) => {
		const department = departments.get(name)!.account;
		return batches(own, itemsPerAct).map((batch) => {
			const items = batch.map(({ code, guide }) => ({ code, guide }));
			const input = { items, ...(note === undefined ? {} : { note }) };
			return { department, input, nonce: nonceOf(department, input) };
		});
	});
}

function batches<T>(all: readonly T[], size: number): T[][] {
	const count = Math.ceil(all.length / size);
	return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}

function nonceOf(department: string, input: PublishManyInput): string {
	const said = canonicalJson({ department, input });
	return toBase64Url(sha256(utf8(`mingjian/import/1\n${said}`)));
}

function ignoredColumns(rows: readonly unknown[]): ImportReport["ignoredColumns"] {
	const counts = new Map<string, number>();
	for (const row of rows) {
		if (typeof row !== "object" || row === null || Array.isArray(row)) continue;
		for (const column of Object.keys(row)) {
			if (!Object.hasOwn(columns, column)) counts.set(column, (counts.get(column) ?? 0) + 1);
		}
	}
	return [...counts].map(([column, count]) => ({ column: column.slice(0, 120), rows: count }));
}
