import { hash } from "node:crypto";
import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { Language, Words } from "@mingjian/ledger/runtime/words.ts";
import { dayOf, formatDay } from "@mingjian/services/calendar/day.ts";
import { caseStatuses } from "@mingjian/services/cases/choices.ts";
import { casesService } from "@mingjian/services/cases/service.ts";
import type { NewsPage, NewsRow } from "@mingjian/services/cases/views.ts";
import { worded } from "@mingjian/services/schema-words.ts";
import type { FastifyInstance, FastifyReply } from "fastify";
import { Type } from "typebox";
import type { Door } from "../door.ts";
import { atomText, type Feed, type FeedItem, jsonFeedText } from "../feeds.ts";
import type { Operation } from "../openapi/operation.ts";
import { readParameters } from "../parameters.ts";
import { sendProblem } from "../problems/send-problem.ts";
import { sendTagged } from "../send-tagged.ts";
import { askQuery, type Question } from "./ask-query.ts";

const FeedQuery = Type.Object(
	{
		...casesService.queries.news.parameters.properties,
		lang: worded(
			Type.Optional(Type.Union([Type.Literal("zh"), Type.Literal("en")])),
			"语言（默认中文）",
			"Language, Chinese if not given",
		),
	},
	{ additionalProperties: false },
);

/** Table: the forms a feed comes in. */
const forms = {
	atom: { type: "application/atom+xml; charset=utf-8", text: atomText },
	json: { type: "application/feed+json; charset=utf-8", text: jsonFeedText },
} as const;

/**
 * `GET /v1/cases/news.atom` and `.json`: news of a case, or of the cases about something public, to be followed by any feed reader. Only where the record
 * has cases.
 */
export function addCaseFeedRoutes(app: FastifyInstance, door: Door): void {
	const query = door.node.registry.contracts.get("cases")?.queries.news;
	if (!query) return;
	const declared = { ...casesService.queries.news, parameters: FeedQuery };
	const question: Question = { service: "cases", name: "news", declared, query };
	for (const [ending, { type, text }] of Object.entries(forms)) {
		const config = { operation: operationOf(ending, type) };
		app.get(`/v1/cases/news.${ending}`, { config }, async (request, reply) => {
			const { lang: language = "zh" } = readParameters(FeedQuery, request.url);
			const { found } = await askQuery(door, question, {
				url: request.url,
				read: (ask) => ask({}) as NewsPage,
			});
			if (found instanceof Refusal) return sendProblem(door.codes, reply, found.code);
			return sendFeed(reply, type, text(feedOf(found.rows, door, { url: request.url, language })));
		});
	}
}

function sendFeed(reply: FastifyReply, type: string, body: string): FastifyReply {
	const tag = `W/"${hash("sha256", body).slice(0, 32)}"`;
	return sendTagged(reply, { type, body, tag, cache: "public, max-age=60" });
}

interface Asked {
	readonly url: string;
	readonly language: Language;
}

function feedOf(rows: readonly NewsRow[], { node, configuration }: Door, { url, language }: Asked): Feed {
	const base = configuration.publicUrl;
	const about = new URL(url, "http://node").searchParams;
	const subject = about.get("publicValue") ?? rows[0]?.title[language] ?? "";
	return {
		self: `${base}${url}`,
		title: { zh: `办件动态：${subject}`, en: `News of cases: ${subject}` }[language],
		author: node.genesis.ledger,
		language,
		sinceMs: node.genesis.timeMs,
		items: rows.map((row) => itemOf(row, base, language)),
	};
}

function itemOf(row: NewsRow, base: string, language: Language): FeedItem {
	const url = `${base}/v1/cases/case?case=${row.case}`;
	const text = linesOf(row)
		.map((line) => line[language])
		.join("\n");
	return { id: `${url}#${row.line}`, url, title: row.headline[language], text, atMs: row.atMs };
}

/** What is public of it, who is responsible, by which law, and what is open now until when. */
function linesOf(row: NewsRow): Words[] {
	const { status, deadlineMs, clause } = row;
	const open = row.open.map(({ stage, deadlineMs: byMs, ...office }) => {
		const name = nameOf(office);
		const by =
			byMs === undefined ? { zh: "", en: "" } : { zh: `，${dayText(byMs)} 前`, en: `, by ${dayText(byMs)}` };
		return { zh: `${stage.zh}（${name.zh}${by.zh}）`, en: `${stage.en} (${name.en}${by.en})` };
	});
	const list = (language: Language) =>
		open.map((each) => each[language]).join(language === "zh" ? "、" : ", ");
	const values = Object.values(row.public).join("、");
	return [
		...(values === "" ? [] : [{ zh: `公开内容：${values}`, en: `About: ${values}` }]),
		{ zh: `部门：${nameOf(row).zh}`, en: `Office: ${nameOf(row).en}` },
		...(clause
			? [{ zh: `依据：${clause.law}${clause.article}`, en: `Law: ${clause.law} ${clause.article}` }]
			: []),
		{ zh: `现在：${caseStatuses[status].zh}`, en: `Now: ${caseStatuses[status].en}` },
		...(open.length === 0 ? [] : [{ zh: `正在办理：${list("zh")}`, en: `Open: ${list("en")}` }]),
		...(deadlineMs === undefined
			? []
			: [{ zh: `承诺办结：${dayText(deadlineMs)}`, en: `Promised by: ${dayText(deadlineMs)}` }]),
	];
}

function nameOf({ department, departmentName }: Pick<NewsRow, "department" | "departmentName">): Words {
	return departmentName ?? { zh: department, en: department };
}

function dayText(timeMs: number): string {
	return formatDay(dayOf(timeMs));
}

function operationOf(ending: string, type: string): Operation {
	const form = { zh: ending === "atom" ? "Atom" : "JSON Feed", en: ending === "atom" ? "Atom" : "JSON Feed" };
	return {
		id: `cases-news-${ending}`,
		tag: "cases",
		summary: { zh: `订阅办件动态（${form.zh}）`, en: `Follow cases, as ${form.en}` },
		description: casesService.queries.news.summary,
		query: FeedQuery,
		answer: {
			about: { zh: "最新在前", en: "Newest first" },
			content: { [type.split(";")[0]!]: { schema: Type.String() } },
		},
		otherAnswers: { 304: { about: { zh: "未变", en: "Not changed" } } },
		problems: ["parameters-invalid", "record-unknown", "query-refused", "not-ready"],
	};
}
