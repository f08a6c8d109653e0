import type { CaseView } from "@mingjian/services/cases/views.ts";
import type { RecoveryRecord } from "@mingjian/services/identity/records.ts";
import { isUnderWay } from "@mingjian/services/identity/recovery.ts";
import { recoveries } from "@mingjian/services/identity/state.ts";
import type { City } from "../../../city/city.ts";
import type { Text } from "../../../city/subject.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Load } from "../../page.ts";
import { type CaseLine, casesOf, titleOf } from "../cases/load.ts";
import { freshCount } from "../messages/load.ts";

/** What waits for a citizen, and where everything is. */
export interface MeModel {
	/** Applications that wait for materials, or to be rated. */
	readonly waiting: readonly (CaseLine & { readonly for: "correct" | "consent" | "rate" })[];
	/** Messages not seen yet. */
	readonly fresh: number;
	/** A new key is on its way to the account. */
	readonly recovering: boolean;
	readonly drafts: readonly { readonly id: string; readonly title: Text; readonly changedMs: number }[];
	readonly latest: readonly CaseLine[];
}

const seen = 50;
const shown = 5;

export const loadMe: Load<MeModel> = only("citizen", async (asked) => {
	const { city, me, visitor } = asked;
	const { cases } = await casesOf(city, visitor.account, { limit: seen });
	// A correction that nobody waits for any more leads nowhere.
	const correcting = new Set(cases.filter(({ status }) => status === "correcting").map(({ id }) => id));
	const drafts = me.drafts
		.of(visitor.account)
		.filter(({ corrects, behalf }) => !corrects || behalf !== undefined || correcting.has(corrects.case));
	const recovery = city.node.queryContext("identity").get(recoveries, visitor.account) as
		| RecoveryRecord
		| undefined;
	const unrated = await unratedOf(city, cases);
	return {
		waiting: cases.flatMap((each): MeModel["waiting"] => {
			if (each.status === "correcting") return [{ ...each, for: "correct" as const }];
			if (asksFor(asked, each)) return [{ ...each, for: "consent" as const }];
			return unrated.has(each.id) ? [{ ...each, for: "rate" as const }] : [];
		}),
		fresh: await freshCount(asked),
		recovering: recovery !== undefined && isUnderWay(recovery),
		drafts: await Promise.all(
			drafts.map(async ({ id, item, changedMs }) => ({ id, title: await titleOf(city, item), changedMs })),
		),
		latest: cases.slice(0, shown),
	};
});

/** Whether a department waits for an answer to what it asked to see, in a case that is not decided. */
function asksFor({ me }: AskedBy, { id, status }: CaseLine): boolean {
	const open = status === "submitted" || status === "reviewing" || status === "in-procedure";
	return open && me.requests.of(id).some(({ content }) => content === undefined);
}

// Only what reached the citizen not long ago is asked about.
async function unratedOf(city: City, lines: readonly CaseLine[]): Promise<ReadonlySet<string>> {
	const delivered = lines.filter(({ status }) => status === "delivered").slice(0, shown);
	const views = await Promise.all(
		delivered.map(({ id }) => city.ask<CaseView>("cases", "case", { case: id })),
	);
	return new Set(views.flatMap((view) => (view && view.case.grade === undefined ? [view.case.id] : [])));
}
