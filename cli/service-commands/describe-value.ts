import type { Language, Words } from "@mingjian/ledger/runtime/words.ts";
import { showTime } from "../program/show-time.ts";
import { columns, textWidth } from "../program/text-width.ts";

/** The part of a JSON Schema that has words for people. */
export interface WordedSchema {
	readonly words?: Words;
	readonly properties?: Readonly<Record<string, WordedSchema>>;
	readonly items?: WordedSchema;
}

/** Widest cell of a table, in columns. */
const widestCell = 40;
const mostColumns = 6;
const deepest = 6;

/** A JSON value as aligned lines: labels in the reader's language, lists of records as tables. */
export function describeValue(
	value: unknown,
	schema: WordedSchema | undefined,
	language: Language,
): string[] {
	return describe(value, { schema, language, name: "", depth: 0 });
}

interface Place {
	readonly schema: WordedSchema | undefined;
	readonly language: Language;
	readonly name: string;
	readonly depth: number;
}

function describe(value: unknown, place: Place): string[] {
	const short = cell(value, place);
	if (short !== undefined) return [short];
	if (place.depth >= deepest) return [JSON.stringify(value)];
	return Array.isArray(value) ? describeList(value, place) : describeRecord(value as object, place);
}

function describeList(values: readonly unknown[], { schema, language, name, depth }: Place): string[] {
	const place = { schema: schema?.items, language, name, depth: depth + 1 };
	const flat = values.map((value) => flatten(value, place));
	const names = [...new Set(flat.flatMap((row) => Object.keys(row ?? {})))].slice(0, mostColumns);
	if (names.length === 0 || flat.includes(undefined)) {
		return values.flatMap((value, at) => [
			...describe(value, place).map((line, row) => `${row === 0 ? `${at + 1}.` : "  "} ${line}`),
		]);
	}
	const labels = names.map((each) => labelOf(each, place.schema, language));
	return columns([labels, ...flat.map((row) => names.map((each) => cut(row![each] ?? "")))]);
}

/** One level of a record as cells, records inside it taken apart; undefined where it holds a list. */
function flatten(value: unknown, place: Place): Record<string, string> | undefined {
	if (!isRecord(value)) return undefined;
	const row: Record<string, string> = {};
	for (const [name, member] of Object.entries(value)) {
		const schema = place.schema?.properties?.[name];
		const short = cell(member, { ...place, schema, name });
		if (short !== undefined) row[name] = short;
		else if (isRecord(member)) Object.assign(row, flatten(member, { ...place, schema, name }) ?? {});
	}
	return row;
}

function describeRecord(value: object, { schema, language, depth }: Place): string[] {
	const rows: string[][] = [];
	const below: string[] = [];
	for (const [name, member] of Object.entries(value)) {
		const place = { schema: schema?.properties?.[name], language, name, depth: depth + 1 };
		const label = labelOf(name, schema, language);
		const short = cell(member, place);
		if (short !== undefined) rows.push([label, short]);
		else below.push(label, ...describe(member, place).map((line) => `  ${line}`));
	}
	return [...columns(rows), ...below];
}

/** A value that fits in a cell; undefined for lists and records. */
function cell(value: unknown, { name, language }: Place): string | undefined {
	if (typeof value === "number") return /Ms$/.test(name) ? showTime(value) : String(value);
	if (typeof value === "boolean") return { zh: value ? "是" : "否", en: value ? "yes" : "no" }[language];
	if (value === null || value === undefined) return "–";
	if (typeof value === "string") return printable(value);
	if (isWords(value)) return printable(value[language] ?? value.zh);
	if (Array.isArray(value) && value.length === 0) return "–";
	if (Array.isArray(value) && value.every((each) => typeof each === "string"))
		return printable(value.join(" "));
	return undefined;
}

function labelOf(name: string, schema: WordedSchema | undefined, language: Language): string {
	return schema?.properties?.[name]?.words?.[language] ?? name;
}

function cut(text: string): string {
	// A code that is cut cannot be used.
	if (textWidth(text) <= widestCell || /^[\x21-\x7e]{1,100}$/.test(text)) return text;
	let kept = "";
	for (const character of text) {
		if (textWidth(kept + character) >= widestCell) break;
		kept += character;
	}
	return `${kept}…`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWords(value: unknown): value is { readonly zh: string; readonly en?: string } {
	return (
		isRecord(value) &&
		typeof value.zh === "string" &&
		Object.keys(value).every((name) => name === "zh" || name === "en")
	);
}

/** A text others wrote, with nothing in it that could steer the reader's terminal. */
export function printable(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "�");
}
