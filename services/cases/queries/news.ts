import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { appealOutcomes, decisions, opinions, type StepKind, stepKinds } from "../choices.ts";
import { refuse } from "../refusals.ts";
import { chartOf } from "../rules/chart.ts";
import { tasksOf } from "../rules/tasks-of.ts";
import type { Case, Step } from "../schema.ts";
import { cases, flowKey, flowVersions } from "../state.ts";
import type { NewsPage, NewsQuery, NewsRow } from "../views.ts";

/** Cases that are looked at, and lines that are told. */
const mostCases = 50;
const mostRows = 100;
/** What is between officers, or the applicant's own opinion. */
const untold: ReadonlySet<StepKind> = new Set(["claimed", "assigned", "transferred", "proposed", "rated"]);
const outcomeWords: Readonly<Record<string, Words>> = { ...opinions, ...decisions, ...appealOutcomes };

/**
 * What happened to a case, or to those whose first public member is this (such as a parcel), newest first: stage, office, outcome and
 * deadline, no account and nothing of the content. Refuses to tell of everything.
 */
export const news: Query<NewsQuery, NewsPage> = (context, { case: id, publicValue }) => {
	const records = id === undefined ? casesAbout(context, publicValue) : [context.get(cases, id)];
	if (records.includes(undefined)) return undefined;
	const rows = (records as Case[]).flatMap((record) => rowsOf(context, record));
	const newestFirst = rows.toSorted((a, b) => b.atMs - a.atMs || b.line - a.line);
	return { rows: newestFirst.slice(0, mostRows), total: rows.length };
};

function casesAbout(context: QueryContext, publicValue: string | undefined): Case[] {
	if (publicValue === undefined) refuse("news-of-what");
	const found = context.find(cases, { where: { publicValue }, order: "-submittedMs", limit: mostCases });
	return found.rows.map(({ record }) => record);
}

function rowsOf(context: QueryContext, record: Case): NewsRow[] {
	const version = context.get(flowVersions, flowKey(record.item, record.flowVersion));
	if (!version) throw new TypeError(`case ${record.id} runs a flow that is not on the record`);
	const titles = titlesOf(version.flow, record.department);
	const told = new Telling(context, record, titles);
	return record.log.flatMap((step, line) =>
		untold.has(step.act) ? [] : [told.row(step, line, version.flow.title)],
	);
}

function titlesOf(flow: Parameters<typeof chartOf>[0], department: string): ReadonlyMap<string, Words> {
	return new Map(chartOf(flow, department).nodes.map(({ id, title }) => [id, title]));
}

class Telling {
	readonly #context: QueryContext;
	readonly #record: Case;
	readonly #titles: ReadonlyMap<string, Words>;

	constructor(context: QueryContext, record: Case, titles: ReadonlyMap<string, Words>) {
		this.#context = context;
		this.#record = record;
		this.#titles = titles;
	}

	row(step: Step, line: number, title: Words): NewsRow {
		const { id, item, status, promised } = this.#record;
		const { atMs, act, outcome, clause } = step;
		const stage = step.stage === undefined ? undefined : this.#titles.get(step.stage);
		return {
			case: id,
			line,
			atMs,
			act,
			headline: headlineOf(step, title, stage),
			item,
			title,
			...(stage ? { stage } : {}),
			...this.#office(step.department ?? this.#record.department),
			...(outcome === undefined ? {} : { outcome }),
			...(clause ? { clause } : {}),
			status,
			...(promised?.deadlineMs === undefined ? {} : { deadlineMs: promised.deadlineMs }),
			open: this.#open(),
			public: this.#record.public,
		};
	}

	#open(): NewsRow["open"] {
		return tasksOf(this.#record).map(({ stage, department, deadlineMs }) => ({
			stage: this.#titles.get(stage) ?? { zh: stage, en: stage },
			...this.#office(department),
			...(deadlineMs === undefined ? {} : { deadlineMs }),
		}));
	}

	#office(department: string) {
		const departmentName = this.#context.use("accounts").describe(department)?.name;
		return { department, ...(departmentName ? { departmentName } : {}) };
	}
}

function headlineOf({ act, outcome }: Step, title: Words, stage: Words | undefined): Words {
	const said = outcome === undefined ? undefined : outcomeWords[outcome];
	const what = stepKinds[act];
	const inStage = act === "reviewed" || act === "escalated" ? stage : undefined;
	return {
		zh: `${title.zh}：${inStage ? `${inStage.zh}，` : ""}${what.zh}${said ? `（${said.zh}）` : ""}`,
		en: `${title.en}: ${inStage ? `${inStage.en}, ` : ""}${what.en}${said ? ` (${said.en})` : ""}`,
	};
}
