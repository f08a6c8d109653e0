import { type RowsPage, rowsPage } from "../../kit/rows-page.ts";
import type { Words } from "../../words/words.ts";
import type { Load } from "../page.ts";

/** One of ten thousand made-up rows. */
export interface SampleRow {
	readonly number: string;
	readonly department: Words;
	readonly days: number;
}

export interface KitTableModel extends RowsPage<SampleRow> {
	/** What was looked for. */
	readonly asked: string;
	/** All rows at once, as somebody who prints them wants. */
	readonly whole: boolean;
}

export const sampleRows = 10_000;
const pageSize = 50;
const mostAsked = 100;

const departments: readonly Words[] = [
	{ zh: "公安局", en: "Public Security" },
	{ zh: "民政局", en: "Civil Affairs" },
	{ zh: "住房和城乡建设局", en: "Housing and Construction" },
	{ zh: "自然资源局", en: "Natural Resources" },
];

const all: readonly SampleRow[] = Array.from({ length: sampleRows }, (_, at) => ({
	number: `PS-2026-${String(at + 1).padStart(5, "0")}`,
	department: departments[(at * 7) % departments.length]!,
	days: (at * 13) % 60,
}));

const textOf = ({ number, department: { zh, en } }: SampleRow) => `${number} ${zh} ${en}`;

/** A list of ten thousand, found in and turned page by page, or whole: how every long list behaves. */
export const loadKitTable: Load<KitTableModel> = async ({ query }) => {
	const asked = (query.get("q") ?? "").slice(0, mostAsked);
	const whole = query.get("all") === "yes";
	const size = whole ? sampleRows : pageSize;
	return { ...rowsPage(all, { text: asked, page: query.get("page"), size, textOf }), asked, whole };
};
