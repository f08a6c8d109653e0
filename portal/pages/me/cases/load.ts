import type { CaseStatus } from "@mingjian/services/cases/choices.ts";
import type { CasePage } from "@mingjian/services/cases/views.ts";
import type { City } from "../../../city/city.ts";
import type { Text } from "../../../city/subject.ts";
import { caughtUp } from "../../../me/caught-up.ts";
import { only } from "../../../session/only.ts";
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
}

const pageSize = 20;

/** Applications of an account, newest first. */
export async function casesOf(
	city: City,
	applicant: string,
	page: { readonly limit: number; readonly after?: string | undefined },
): Promise<CasesModel> {
	const { limit, after } = page;
	await caughtUp(city, applicant);
	const found = await city.ask<CasePage>("cases", "cases", { applicant, limit, ...(after ? { after } : {}) });
	const cases = await Promise.all(
		(found?.rows ?? []).map(async ({ id, item, status, submittedMs, deadlineMs }) => ({
			id,
			title: await titleOf(city, item),
			status,
			submittedMs,
			...(deadlineMs === undefined ? {} : { deadlineMs }),
		})),
	);
	return { cases, ...(found?.next ? { next: found.next } : {}) };
}

/** What a service item is called. */
export async function titleOf(city: City, code: string): Promise<Text> {
	const view = await city.ask<{ readonly item: { readonly title: Text } }>("catalogue", "item", { code });
	return view?.item.title ?? { zh: code, en: code };
}

export const loadCases: Load<CasesModel> = only("citizen", ({ city, visitor, query }) =>
	casesOf(city, visitor.account, { limit: pageSize, after: query.get("after") ?? undefined }),
);
