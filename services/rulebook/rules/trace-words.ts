import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { units } from "../choices.ts";
import type { TraceLine } from "./evaluate.ts";
import type { Value } from "./fact-value.ts";

/** A line of a trace as a person reads it, both languages: what, how much, and by which row or condition. */
export function traceWords(line: TraceLine): Words {
	const how = howOf(line);
	return {
		zh: `${line.title.zh}：${shownZh(line)}${how.zh}`,
		en: `${line.title.en}: ${shownEn(line)}${how.en}`,
	};
}

function howOf({ rows, rowTitles, branch }: TraceLine): Words {
	if (rows) {
		const zh = rows.map((row, index) => `${row === 0 ? "其他情形" : `第${row}行`}“${rowTitles![index]!.zh}”`);
		const en = rows.map(
			(row, index) => `${row === 0 ? "otherwise" : `row ${row}`} “${rowTitles![index]!.en}”`,
		);
		return rows.length === 0
			? { zh: "（没有符合的行）", en: " (no row fits)" }
			: { zh: `（${zh.join("、")}）`, en: ` (${en.join(", ")})` };
	}
	if (branch === undefined) return { zh: "", en: "" };
	if (branch === "") return { zh: "（其他情形）", en: " (otherwise)" };
	return { zh: `（因为 ${branch}）`, en: ` (because ${branch})` };
}

function shownZh({ value, unit }: TraceLine): string {
	if (typeof value === "boolean") return value ? "是" : "否";
	if (unit === "fen" && typeof value === "number") return `${yuan(value)}元`;
	return `${plain(value)}${unit ? units[unit].zh : ""}`;
}

function shownEn({ value, unit }: TraceLine): string {
	if (typeof value === "boolean") return value ? "yes" : "no";
	if (unit === "fen" && typeof value === "number") return `${yuan(value)} yuan`;
	return `${plain(value)}${unit ? ` ${units[unit].en}` : ""}`;
}

/** Fen as yuan, digits moved and nothing divided. */
function yuan(fen: number): string {
	const digits = `${Math.abs(fen)}`.padStart(3, "0");
	return `${fen < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function plain(value: Value): string {
	return typeof value === "object" ? JSON.stringify(value) : `${value}`;
}
