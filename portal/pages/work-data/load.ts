import type { DisclosureRecord, RequestRecord } from "@mingjian/services/disclosure/schema.ts";
import { type Party, partyOf } from "../../city/entry-line.ts";
import type { AskedBy } from "../../session/only.ts";
import type { Words } from "../../words/words.ts";
import type { Asked } from "../page.ts";
import { mayDo } from "../work-act/load.ts";

/** What people dispute of a department's openings, and ask to be corrected or erased, until it is answered. */
export interface WorkDataModel {
	readonly department: Words;
	readonly disputes: readonly DisputeLine[];
	readonly requests: readonly RequestLine[];
	/** Whether the visitor may answer; whoever opened never answers for it. */
	readonly mayAnswer: boolean;
}

export interface DisputeLine {
	readonly tag: string;
	readonly number: number;
	readonly group: string;
	readonly officer: Party;
	readonly openedMs: number;
	readonly reason: string;
	readonly ground: string;
	readonly dueMs: number;
	readonly overdue: boolean;
	readonly own: boolean;
}

export interface RequestLine {
	readonly content: string;
	readonly kind: "correction" | "erasure";
	readonly requestedMs: number;
	readonly dueMs: number;
	readonly overdue: boolean;
}

interface PageOf<R> {
	readonly rows: readonly R[];
}

const mostRows = 100;

export async function loadWorkData(asked: Asked & AskedBy): Promise<WorkDataModel | undefined> {
	const { city, visitor, desk } = asked;
	const { department } = visitor;
	if (department === undefined) return undefined;
	const where = { department, limit: mostRows };
	const disputes = await city.ask<PageOf<DisclosureRecord>>("disclosure", "disclosures", {
		...where,
		dispute: "open",
	});
	const requests = await city.ask<PageOf<RequestRecord>>("disclosure", "requests", {
		...where,
		status: "open",
	});
	return {
		department: (await city.nameOf(department)) ?? { zh: department, en: department },
		disputes: await Promise.all((disputes?.rows ?? []).map((each) => disputeLine(asked, each))),
		requests: (requests?.rows ?? []).map(({ content, kind, requestedMs, dueMs }) => ({
			content,
			kind: kind as RequestLine["kind"],
			requestedMs,
			dueMs,
			overdue: dueMs < desk.clock(),
		})),
		mayAnswer: mayDo(visitor, "disclosure", "answer-dispute"),
	};
}

async function disputeLine({ city, visitor, desk }: AskedBy, record: DisclosureRecord): Promise<DisputeLine> {
	const { tag, number, group, officer, openedMs, reason, dispute } = record;
	const { ground, dueMs } = dispute!;
	return {
		tag,
		number,
		group,
		officer: await partyOf(city, officer),
		openedMs,
		reason: String(reason),
		ground: String(ground),
		dueMs,
		overdue: dueMs < desk.clock(),
		own: officer === visitor.account,
	};
}
