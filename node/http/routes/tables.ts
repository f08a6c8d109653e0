import { hash } from "node:crypto";
import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { FastifyInstance } from "fastify";
import type { TSchema } from "typebox";
import { columnsOf, csvText } from "../csv.ts";
import type { Door } from "../door.ts";
import { csvType } from "../media-types.ts";
import type { Operation } from "../openapi/operation.ts";
import { sendProblem } from "../problems/send-problem.ts";
import { sendTagged } from "../send-tagged.ts";
import { askQuery, type Question } from "./ask-query.ts";

interface Page {
	readonly rows: readonly unknown[];
	readonly next?: string;
}

const pageSize = 100;
const mostRows = 10_000;

/** `GET /v1/{service}/{query}.csv` where the query lists rows: all of them, up to 10,000 and a link to the rest. */
export function addTableRoute(app: FastifyInstance, door: Door, question: Question): void {
	const row = rowOf(question.declared.result);
	if (!row) return;
	const columns = columnsOf(row);
	const address = `/v1/${question.service}/${question.name}.csv`;
	app.get(address, { config: { operation: operationOf(question) } }, async (request, reply) => {
		const { height, found } = await askQuery(door, question, { url: request.url, read: allRows });
		if (found instanceof Refusal) return sendProblem(door.codes, reply, found.code);
		const { rows, next } = found;
		if (next !== undefined) reply.header("link", `<${continued(request.url, next)}>; rel="next"`);
		const body = csvText(columns, rows);
		reply.header("mingjian-height", height);
		const tag = `W/"${hash("sha256", body).slice(0, 32)}"`;
		return sendTagged(reply, { type: csvType, body, tag, cache: "public, max-age=1" });
	});
}

/** The schema of a page's rows; undefined where the result is no page. */
function rowOf(result: TSchema): TSchema | undefined {
	const { properties } = result as { properties?: { rows?: { items?: TSchema }; total?: unknown } };
	return properties?.total === undefined ? undefined : properties.rows?.items;
}

function allRows(ask: (more: object) => unknown): Page {
	const rows: unknown[] = [];
	let next: string | undefined;
	do {
		const page = ask({ limit: pageSize, ...(next === undefined ? {} : { after: next }) }) as Page;
		rows.push(...page.rows);
		next = page.next;
	} while (next !== undefined && rows.length < mostRows);
	return { rows, ...(next === undefined ? {} : { next }) };
}

function continued(url: string, after: string): string {
	const { pathname, searchParams } = new URL(url, "http://node");
	searchParams.set("after", after);
	return `${pathname}?${searchParams}`;
}

function operationOf({ service, name, declared }: Question): Operation {
	const { title, parameters } = declared;
	return {
		id: `${service}-${name}-csv`,
		tag: service,
		summary: { zh: `${title.zh}（CSV）`, en: `${title.en}, as CSV` },
		description: {
			zh: `全部行，至多 ${mostRows} 行；还有更多时 Link 标头给出下一部分。嵌套成员的列名为“外.内”，列表为 JSON。`,
			en: `All rows, ${mostRows} at most; the Link header leads on where there are more. Nested members are columns named outer.inner, lists stand as JSON.`,
		},
		query: parameters,
		answer: {
			about: { zh: "带表头的 UTF-8 CSV（RFC 4180）", en: "CSV in UTF-8 with a header row (RFC 4180)" },
			content: { "text/csv": { schema: { type: "string" } } },
		},
		otherAnswers: { 304: { about: { zh: "未变", en: "Not changed" } } },
		problems: ["parameters-invalid", "record-unknown", "query-refused", "not-ready"],
	};
}
