import { parseAbout } from "./about.ts";
import type { EntryFilter } from "./entry.ts";
import { collectionOf } from "./index-block.ts";
import { quoted, tableOf } from "./schema.ts";
import type { Statements } from "./statements.ts";

/** Log indexes, from the first up to but not including the last. */
export interface Range {
	readonly from: number;
	readonly until: number;
}

interface Sql {
	readonly sql: string;
	readonly values: readonly (number | string)[];
}

/** One way to narrow the entries: by an index of its own, and as a condition on entries found otherwise. */
interface Narrowing {
	/** Index scans that together give its entries. */
	readonly scans: readonly { readonly from: string; readonly values: readonly (number | string)[] }[];
	readonly condition: Sql;
}

/** Entries that may match, in the order of one index, and the conditions left to check. */
export interface Candidates {
	/** True where some candidates may not match. */
	readonly filter: boolean;
	/** Selects `at` of the candidates. */
	over(range: Range): Sql;
	/** Selects `at` of those that match. */
	filtered(range: Range): Sql;
}

/** How far the ways to narrow are counted before the narrowest is taken. */
const probeBound = 1000;
/** Services one action name is looked up in. */
const maxActs = 64;
const range = "at >= ? AND at < ?";

/** The candidates of a filter without its range and paging; undefined where nothing can match. */
export function candidatesOf(statements: Statements, filter: EntryFilter): Candidates | undefined {
	const ways = [
		filter.touched === undefined ? [] : [byTouched(statements, filter.touched)],
		filter.about === undefined ? [] : [byAbout(statements, filter.about)],
		filter.code === undefined ? [] : [byCode(statements, filter.code)],
		filter.actor === undefined ? [] : [byWord(statements, { column: "actor", text: filter.actor })],
		filter.action === undefined ? [] : [byAction(statements, filter.action, filter.service)],
		filter.service === undefined || filter.action !== undefined
			? []
			: [byWord(statements, { column: "service", text: filter.service })],
	].flat();
	const known = ways.filter((each) => each !== undefined);
	if (known.length < ways.length) return undefined;
	const chosen = narrowest(statements, known);
	return candidates(
		chosen,
		known.filter((each) => each !== chosen),
	);
}

function candidates(chosen: Narrowing | undefined, others: readonly Narrowing[]): Candidates {
	const scans = chosen?.scans ?? [{ from: "entries WHERE TRUE", values: [] }];
	const over = ({ from, until }: Range): Sql => ({
		sql: scans.map((each) => `SELECT at FROM ${each.from} AND ${range}`).join(" UNION ALL "),
		values: scans.flatMap((each) => [...each.values, from, until]),
	});
	const conditions = others.map((each) => each.condition.sql).join(" AND ");
	const filtered = (within: Range): Sql => {
		const { sql, values } = over(within);
		if (others.length === 0) return { sql, values };
		return {
			sql: `SELECT c.at FROM (${sql}) c CROSS JOIN entries e ON e.at = c.at WHERE ${conditions}`,
			values: [...values, ...others.flatMap((each) => each.condition.values)],
		};
	};
	return { filter: others.length > 0, over, filtered };
}

/** The way with the fewest entries, of equals the first; undefined for none that has an index. */
function narrowest(statements: Statements, ways: readonly Narrowing[]): Narrowing | undefined {
	const indexed = ways.filter((each) => each.scans.length > 0);
	if (indexed.length < 2) return indexed[0];
	const sizes = indexed.map((each) => {
		const { sql, values } = candidates(each, []).over({ from: 0, until: Number.MAX_SAFE_INTEGER });
		return Number(statements.get(`SELECT count(*) FROM (${sql} LIMIT ${probeBound})`, values)?.[0]);
	});
	return indexed[sizes.indexOf(Math.min(...sizes))];
}

function byWord(
	statements: Statements,
	{ column, text }: { readonly column: "actor" | "service"; readonly text: string },
): Narrowing | undefined {
	const word = wordNumber(statements, text);
	if (word === undefined) return undefined;
	const index = column === "actor" ? "entriesByActor" : "entriesByService";
	const scan = { from: `entries INDEXED BY ${index} WHERE ${column} = ?`, values: [word] };
	return { scans: [scan], condition: { sql: `e.${column} = ?`, values: [word] } };
}

// Nearly all entries are "ok" (word 1), so only the others have an index.
function byCode(statements: Statements, code: string): Narrowing | undefined {
	const word = wordNumber(statements, code);
	if (word === undefined) return undefined;
	const condition = { sql: "e.code = ?", values: [word] };
	const from = "entries INDEXED BY entriesByCode WHERE code <> 1 AND code = ?";
	return { scans: word === 1 ? [] : [{ from, values: [word] }], condition };
}

function byAction(
	statements: Statements,
	action: string,
	service: string | undefined,
): Narrowing | undefined {
	const name = wordNumber(statements, action);
	const of = service === undefined ? undefined : wordNumber(statements, service);
	if (name === undefined || (service !== undefined && of === undefined)) return undefined;
	const where = of === undefined ? "action = ?" : "action = ? AND service = ?";
	const values = of === undefined ? [name] : [name, of];
	const acts = statements.all(`SELECT id FROM acts WHERE ${where} LIMIT ${maxActs + 1}`, values);
	if (acts.length === 0) return undefined;
	const from = "entries INDEXED BY entriesByAct WHERE act = ?";
	const scans = acts.length > maxActs ? [] : acts.map(([act]) => ({ from, values: [Number(act)] }));
	return { scans, condition: { sql: `e.act IN (SELECT id FROM acts WHERE ${where})`, values } };
}

function byTouched(statements: Statements, key: string): Narrowing | undefined {
	const collection = statements.get("SELECT id FROM collections WHERE name = ?", [collectionOf(key)])?.[0];
	if (typeof collection !== "number") return undefined;
	const sql = `SELECT _id FROM ${tableOf(collectionOf(key))} WHERE _key = ?`;
	const row = statements.get(sql, [key.slice(key.indexOf("/") + 1)])?.[0];
	if (typeof row !== "number") return undefined;
	const values = [collection, row];
	const condition = {
		sql: "EXISTS (SELECT 1 FROM history h WHERE h.collection = ? AND h.row = ? AND h.at = e.at)",
		values,
	};
	return { scans: [{ from: "history WHERE collection = ? AND row = ?", values }], condition };
}

function byAbout(statements: Statements, text: string): Narrowing | undefined {
	const about = parseAbout(text);
	if (!about) return undefined;
	const of = statements.get("SELECT id FROM collections WHERE name = ?", [about.collection])?.[0];
	const known = statements.get("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", [
		`records ${about.collection}`,
		about.column,
	]);
	if (typeof of !== "number" || !known) return undefined;
	const rows = `SELECT _id FROM ${tableOf(about.collection)} WHERE ${quoted(about.column)} = ?`;
	const values = [of, about.value];
	const condition = {
		sql: `EXISTS (SELECT 1 FROM history h WHERE h.collection = ? AND h.row IN (${rows}) AND h.at = e.at)`,
		values,
	};
	// One entry can have written several such records.
	const from = `(SELECT DISTINCT at FROM history WHERE collection = ? AND row IN (${rows})) WHERE TRUE`;
	return { scans: [{ from, values }], condition };
}

function wordNumber(statements: Statements, text: string): number | undefined {
	const number = statements.get("SELECT id FROM words WHERE text = ?", [text])?.[0];
	return typeof number === "number" ? number : undefined;
}
