import type { EntryFilter, EntryPage, EntrySummary } from "./entry.ts";
import { type Candidates, candidatesOf, type Range } from "./entry-candidates.ts";
import { idHeadSize } from "./entry-table.ts";
import { checkLimit, decodeToken, encodeToken, fingerprint, isCount, maxTotal } from "./page-token.ts";
import type { Row, Statements } from "./statements.ts";

/** Entries one page looks at. */
const scanBound = 5000;

const summary = `
	SELECT e.at, lower(hex(e.idHead) || hex(e.idRest)), e.height, b.timeMs, s.text, n.text, a.text, o.text, c.text
	FROM entries e JOIN blocks b ON b.height = e.height JOIN acts k ON k.id = e.act
	JOIN words s ON s.id = e.service JOIN words n ON n.id = k.action JOIN words a ON a.id = e.actor
	JOIN words c ON c.id = e.code LEFT JOIN words o ON o.id = e.behalf`;

/** The entry at a log index. */
export function entryAt(statements: Statements, at: number): EntrySummary | undefined {
	const row = Number.isSafeInteger(at) ? statements.get(`${summary} WHERE e.at = ?`, [at]) : undefined;
	return row && summaryOf(row);
}

/** The first entry with a transaction id: later ones are refused repeats. Undefined for text that is no id. */
export function entryWithId(statements: Statements, id: string): EntrySummary | undefined {
	if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
	const octets = Buffer.from(id, "hex");
	const parts = [octets.subarray(0, idHeadSize), octets.subarray(idHeadSize)];
	const row = statements.get(`${summary} WHERE e.idHead = ? AND e.idRest = ? ORDER BY e.at LIMIT 1`, parts);
	return row && summaryOf(row);
}

/** Every entry that wrote a record with history, oldest first. */
export function entriesThatWrote(statements: Statements, key: string): EntrySummary[] {
	const candidates = candidatesOf(statements, { touched: key, limit: 1 });
	if (!candidates) return [];
	const { sql, values } = candidates.over(everything);
	return statements.all(`${sql} ORDER BY 1`, values).map(([at]) => entryAt(statements, Number(at))!);
}

/** A page of entries. Refuses limits and tokens (QuestionFault). */
export function listEntries(statements: Statements, filter: EntryFilter): EntryPage {
	checkLimit(filter.limit);
	const { limit, after: token, ...question } = filter;
	const print = fingerprint(Object.entries(question).sort());
	const after = decodeToken(print, token, (at) => at.length === 1 && isCount(at[0]))?.[0] as
		| number
		| undefined;
	const candidates = candidatesOf(statements, filter);
	if (!candidates) return { entries: [], total: 0 };
	const whole = rangeOf(statements, filter);
	const rest = after === undefined ? whole : restOf(whole, after, filter.newestFirst ?? false);
	const { at, end } = pick(statements, candidates, {
		range: rest,
		limit,
		newestFirst: filter.newestFirst ?? false,
	});
	const entries = at.slice(0, limit).map((each) => entryAt(statements, each)!);
	const last = at.length > limit ? at[limit - 1] : end;
	const total = count(statements, candidates, whole);
	return {
		entries,
		...(last === undefined ? {} : { next: encodeToken(print, [last]) }),
		...(total === undefined ? {} : { total }),
	};
}

const everything: Range = { from: 0, until: Number.MAX_SAFE_INTEGER };

function restOf(range: Range, after: number, newestFirst: boolean): Range {
	return newestFirst
		? { from: range.from, until: Math.min(range.until, after) }
		: { from: Math.max(range.from, after + 1), until: range.until };
}

interface Picking {
	readonly range: Range;
	readonly limit: number;
	readonly newestFirst: boolean;
}

/** Up to limit + 1 indexes that match; `end` is the last one looked at where there are more to look at. */
function pick(statements: Statements, candidates: Candidates, { range, limit, newestFirst }: Picking) {
	const direction = newestFirst ? "DESC" : "ASC";
	const end = candidates.filter ? offsetIn(statements, candidates, { range, direction }) : undefined;
	const window =
		end === undefined ? range : newestFirst ? { ...range, from: end } : { ...range, until: end + 1 };
	const { sql, values } = candidates.filtered(window);
	const rows = statements.all(`${sql} ORDER BY 1 ${direction} LIMIT ?`, [...values, limit + 1]);
	return { at: rows.map(([at]) => Number(at)), end };
}

interface Offset {
	readonly range: Range;
	readonly direction: "ASC" | "DESC";
}

function offsetIn(
	statements: Statements,
	candidates: Candidates,
	{ range, direction }: Offset,
): number | undefined {
	const { sql, values } = candidates.over(range);
	const row = statements.get(`${sql} ORDER BY 1 ${direction} LIMIT 1 OFFSET ${scanBound - 1}`, values);
	return row && Number(row[0]);
}

function count(statements: Statements, candidates: Candidates, range: Range): number | undefined {
	const tooMany =
		candidates.filter && offsetIn(statements, candidates, { range, direction: "ASC" }) !== undefined;
	if (tooMany) return undefined;
	const { sql, values } = candidates.filtered(range);
	return Number(statements.get(`SELECT count(*) FROM (${sql} LIMIT ${maxTotal})`, values)?.[0]);
}

// Block times never go back, so a stretch of time is a stretch of the log.
function rangeOf(statements: Statements, filter: EntryFilter): Range {
	const { fromIndex = 0, untilIndex = everything.until, fromMs, untilMs } = filter;
	const fromTime = fromMs === undefined ? 0 : firstSince(statements, fromMs);
	const untilTime = untilMs === undefined ? everything.until : firstSince(statements, untilMs);
	return { from: Math.max(fromIndex, fromTime), until: Math.min(untilIndex, untilTime) };
}

function firstSince(statements: Statements, timeMs: number): number {
	const sql = "SELECT firstIndex FROM blocks WHERE timeMs >= ? ORDER BY timeMs, height LIMIT 1";
	return Number(statements.get(sql, [timeMs])?.[0] ?? everything.until);
}

function summaryOf(row: Row): EntrySummary {
	const [index, id, height, timeMs, service, action, actor, onBehalfOf, code] = row;
	return {
		index: Number(index),
		id: String(id),
		height: Number(height),
		timeMs: Number(timeMs),
		service: String(service),
		action: String(action),
		actor: String(actor),
		...(onBehalfOf === null ? {} : { onBehalfOf: String(onBehalfOf) }),
		code: String(code),
	};
}
