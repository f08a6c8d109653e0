import type { CaseStatus } from "@mingjian/services/cases/choices.ts";
import type { CasePage, CaseView } from "@mingjian/services/cases/views.ts";
import type { City } from "../../../city/city.ts";
import type { Text } from "../../../city/subject.ts";
import { caughtUp } from "../../../me/caught-up.ts";
import { delegationOf } from "../../../me/standing.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Load } from "../../page.ts";

/** An application as a line of a list. */
export interface CaseLine {
	readonly id: string;
	readonly title: Text;
	readonly status: CaseStatus;
	readonly submittedMs: number;
	readonly deadlineMs?: number;
}

export interface CasesModel {
	readonly cases: readonly CaseLine[];
	readonly next?: string;
	/** Handed in for somebody who lets the reader act for them still. */
	readonly forOthers: readonly CaseLine[];
}

const pageSize = 20;

/** Applications of an account, newest first. */
export async function casesOf(
	city: City,
	applicant: string,
	page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Omit<CasesModel, "forOthers">> {
	const { limit, after } = page;
	await caughtUp(city, applicant);
	const found = await city.ask<CasePage>("cases", "cases", { applicant, limit, ...(after ? { after } : {}) });
	const cases = await Promise.all((found?.rows ?? []).map((each) => lineOf(city, each)));
	return { cases, ...(found?.next ? { next: found.next } : {}) };
}

async function lineOf(city: City, row: CasePage["rows"][number]): Promise<CaseLine> {
	const { id, item, status, submittedMs, deadlineMs } = row;
	const title = await titleOf(city, item);
	return { id, title, status, submittedMs, ...(deadlineMs === undefined ? {} : { deadlineMs }) };
}

/** Cases an account handed in for others, as long as they let it act for them. */
export async function casesForOthers({ city, me, visitor }: AskedBy): Promise<CaseLine[]> {
	const lines = me.matters.forOthers(visitor.account).slice(0, pageSize);
	const found = lines.map(async ({ case: id, owner }) => {
		if (!(await delegationOf(city, owner, visitor.account))) return [];
		const view = await city.ask<CaseView>("cases", "case", { case: id! });
		if (!view) return [];
		const deadlineMs = view.case.promised?.deadlineMs;
		const row = { ...view.case, stages: [], ...(deadlineMs === undefined ? {} : { deadlineMs }) };
		return [await lineOf(city, row)];
	});
	return (await Promise.all(found)).flat();
}

/** What a service item is called. */
export async function titleOf(city: City, code: string): Promise<Text> {
	const view = await city.ask<{ readonly item: { readonly title: Text } }>("catalogue", "item", { code });
	return view?.item.title ?? { zh: code, en: code };
}

export const loadCases: Load<CasesModel> = only("citizen", async (asked) => {
	const { city, visitor, query } = asked;
	const after = query.get("after") ?? undefined;
	const own = await casesOf(city, visitor.account, { limit: pageSize, after });
	return { ...own, forOthers: after === undefined ? await casesForOthers(asked) : [] };
});
