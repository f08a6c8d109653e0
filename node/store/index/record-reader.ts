import type { Cell } from "@mingjian/ledger/runtime/collection.ts";
import type { Find } from "@mingjian/ledger/runtime/context.ts";
import {
	checkLimit,
	decodeToken,
	encodeToken,
	fingerprint,
	isCell,
	isCount,
	maxTotal,
	type Position,
} from "./page-token.ts";
import { quoted, tableOf, textTableOf } from "./schema.ts";
import { type Strictness, searchExpression } from "./search-expression.ts";
import type { Row, Statements } from "./statements.ts";

/** A collection as its reader knows it. */
export interface ReadableCollection {
	readonly name: string;
	readonly searchable: boolean;
	/** Names of the cells seen so far; a column no record ever had is null everywhere. */
	readonly columns: readonly string[];
}

/** Rows found, with the JSON text of their records. */
export interface FoundText {
	readonly rows: readonly { readonly key: string; readonly record: string }[];
	readonly total: number;
	readonly next?: string;
}

interface Condition {
	readonly sql: string;
	readonly values: readonly (string | number)[];
}

interface Order {
	/** Undefined sorts by first write. */
	readonly column: string | undefined;
	readonly descending: boolean;
}

const nothing: FoundText = { rows: [], total: 0 };

/**
 * Answers a question about one collection. Without order rows come as first written, oldest first. Refuses limits and tokens
 * (QuestionFault), cells that are none and text where there is no text index (TypeError).
 */
export function findRecords(statements: Statements, of: ReadableCollection, what: Find): FoundText {
	checkLimit(what.limit);
	const where = whereOf(of, what.where ?? {});
	if (what.text?.trim()) return search(statements, of, { what, where });
	return where ? list(statements, of, { what, where }) : nothing;
}

/** The columns a question needs one index over, if more than one. */
export function compositeOf(of: ReadableCollection, what: Find): readonly string[] | undefined {
	if (what.text?.trim()) return undefined;
	const columns = Object.keys(what.where ?? {}).sort();
	const { column } = orderOf(of, what);
	if (column !== undefined) columns.push(column);
	return columns.length > 1 && columns.every((each) => of.columns.includes(each)) ? columns : undefined;
}

interface Question {
	readonly what: Find;
	readonly where: Condition | undefined;
}

function list(statements: Statements, of: ReadableCollection, { what, where }: Question): FoundText {
	const order = orderOf(of, what);
	const print = printOf(of, what);
	const after = decodeToken(print, what.after, (at) => at.length === 2 && isCell(at[0]) && isCount(at[1]));
	const rows: Row[] = [];
	for (const part of partsAfter(order, after)) {
		if (rows.length > what.limit) break;
		const condition = both(where!, part);
		const sql = `SELECT _key, _record, _id, ${order.column ? quoted(order.column) : "NULL"} FROM ${tableOf(of.name)}
			WHERE ${condition.sql} ORDER BY ${orderSql(order)} LIMIT ?`;
		rows.push(...statements.all(sql, [...condition.values, what.limit + 1 - rows.length]));
	}
	const total = countRows(statements, `SELECT 1 FROM ${tableOf(of.name)} WHERE ${where!.sql}`, where!.values);
	return page(rows, { limit: what.limit, total, token: (last) => encodeToken(print, [last[3]!, last[2]!]) });
}

// What lies after a position, as ranges of one index that are read one after the other: null sorts before everything.
function partsAfter({ column, descending }: Order, after: Position | undefined): readonly Condition[] {
	if (!after) return [{ sql: "TRUE", values: [] }];
	const [cell, id] = after as [Cell, number];
	const later = descending ? "<" : ">";
	if (column === undefined) return [{ sql: `_id ${later} ?`, values: [id] }];
	const name = quoted(column);
	if (cell === null) {
		const same = { sql: `${name} IS NULL AND _id ${later} ?`, values: [id] };
		return descending ? [same] : [same, { sql: `${name} IS NOT NULL`, values: [] }];
	}
	const parts: Condition[] = [
		{ sql: `${name} = ? AND _id ${later} ?`, values: [cell, id] },
		{ sql: `${name} ${later} ?`, values: [cell] },
	];
	if (descending) parts.push({ sql: `${name} IS NULL`, values: [] });
	return parts;
}

function search(statements: Statements, of: ReadableCollection, { what, where }: Question): FoundText {
	if (!of.searchable) throw new TypeError(`${of.name} has no text to search`);
	const print = printOf(of, what);
	const after = decodeToken(
		print,
		what.after,
		([strictness, offset]) =>
			(strictness === "all" || strictness === "any") && isCount(offset) && offset <= maxTotal,
	);
	if (!where) return nothing;
	if (after)
		return searchAs(statements, of, {
			what,
			where,
			strictness: after[0] as Strictness,
			offset: after[1] as number,
		});
	const exact = searchAs(statements, of, { what, where, strictness: "all", offset: 0 });
	return exact.total > 0 ? exact : searchAs(statements, of, { what, where, strictness: "any", offset: 0 });
}

interface Search {
	readonly what: Find;
	readonly where: Condition;
	readonly strictness: Strictness;
	readonly offset: number;
}

// Ranking reads every match, so words that more than 10,000 records have are not ranked: the newest of them are taken.
function searchAs(
	statements: Statements,
	of: ReadableCollection,
	{ what, where, strictness, offset }: Search,
): FoundText {
	const expression = searchExpression(what.text!, strictness);
	if (expression === undefined) return nothing;
	const words = textTableOf(of.name);
	const table = tableOf(of.name);
	const matches = `FROM ${words} WHERE ${words} MATCH ?`;
	const matching = countRows(statements, `SELECT 1 ${matches}`, [expression], maxTotal + 1);
	const rank = matching > maxTotal ? "-rowid" : "rank";
	const order = matching > maxTotal ? "ORDER BY rowid DESC" : "";
	const candidates = `candidates (id, place) AS MATERIALIZED (SELECT rowid, ${rank} ${matches} ${order} LIMIT ${maxTotal})`;
	const filtered = `FROM candidates JOIN ${table} ON _id = id WHERE ${where.sql}`;
	const sql = `WITH ${candidates}, chosen AS MATERIALIZED (SELECT id, place ${filtered} ORDER BY place, id LIMIT ? OFFSET ?)
		SELECT _key, _record FROM chosen JOIN ${table} ON _id = id ORDER BY place, id`;
	const rows = statements.all(sql, [expression, ...where.values, what.limit + 1, offset]);
	const total =
		where.values.length === 0 && where.sql === "TRUE"
			? Math.min(matching, maxTotal)
			: Number(
					statements.get(`WITH ${candidates} SELECT count(*) ${filtered}`, [
						expression,
						...where.values,
					])?.[0],
				);
	const next = encodeToken(printOf(of, what), [strictness, offset + what.limit]);
	return page(rows, { limit: what.limit, total, token: () => next });
}

interface Page {
	readonly limit: number;
	readonly total: number;
	readonly token: (last: Row) => string;
}

function page(rows: readonly Row[], { limit, total, token }: Page): FoundText {
	const shown = rows.slice(0, limit);
	const found = shown.map(([key, record]) => ({ key: String(key), record: String(record) }));
	return rows.length > limit ? { rows: found, total, next: token(shown.at(-1)!) } : { rows: found, total };
}

function countRows(
	statements: Statements,
	sql: string,
	values: readonly (string | number)[],
	bound = maxTotal,
): number {
	return Number(statements.get(`SELECT count(*) FROM (${sql} LIMIT ${bound})`, values)?.[0]);
}

/** Undefined where no record can match. */
function whereOf(of: ReadableCollection, where: Readonly<Record<string, Cell>>): Condition | undefined {
	const parts: string[] = [];
	const values: (string | number)[] = [];
	for (const [column, cell] of Object.entries(where).sort()) {
		if (!isCell(cell)) throw new TypeError(`${of.name}: ${column} is asked to equal what no cell can be`);
		const known = of.columns.includes(column);
		if (!known && cell !== null) return undefined;
		if (known) parts.push(`${quoted(column)} ${cell === null ? "IS NULL" : "= ?"}`);
		if (cell !== null) values.push(cell);
	}
	return { sql: parts.join(" AND ") || "TRUE", values };
}

// To sort by a column that equals one value everywhere is to sort by first write.
function orderOf(of: ReadableCollection, { order, where }: Find): Order {
	const descending = order?.startsWith("-") ?? false;
	const column = descending ? order!.slice(1) : order;
	const sorts = column !== undefined && of.columns.includes(column) && !Object.hasOwn(where ?? {}, column);
	return { column: sorts ? column : undefined, descending };
}

function orderSql({ column, descending }: Order): string {
	const direction = descending ? "DESC" : "ASC";
	return `${column === undefined ? "" : `${quoted(column)} ${direction}, `}_id ${direction}`;
}

function printOf(of: ReadableCollection, { where, text, order }: Find): string {
	return fingerprint([of.name, Object.entries(where ?? {}).sort(), text ?? null, order ?? null]);
}

function both(one: Condition, other: Condition): Condition {
	return { sql: `${one.sql} AND ${other.sql}`, values: [...one.values, ...other.values] };
}
