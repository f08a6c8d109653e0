import type { Procedure } from "@mingjian/services/cases/flow-schema.ts";
import type { Case } from "@mingjian/services/cases/schema.ts";
import type { CaseView } from "@mingjian/services/cases/views.ts";
import type { DelegationRecord } from "@mingjian/services/identity/records.ts";
import { flowOf } from "../../../city/case-words.ts";
import type { KeptMatter } from "../../../me/matters.ts";
import { delegationOf, mayDoFor } from "../../../me/standing.ts";
import type { AskedBy } from "../../../session/only.ts";
import { hearingToDemand } from "../../../work/case-turns.ts";

/** A case with the reader's standing in it. */
export interface OwnCase {
	readonly view: CaseView;
	/** By which the reader acts for whom applied; undefined where they applied themselves. */
	readonly delegation?: DelegationRecord;
	/** Its keys, where it was handed in here. */
	readonly kept?: KeptMatter;
	/** The hearing the applicant can demand now. */
	readonly hearing?: Procedure;
}

/** What a citizen can do with a case as it stands. */
export type CaseDoing = "correct" | "withdraw" | "rate" | "rate-again" | "appeal" | "demand-hearing";

const rateable: readonly Case["status"][] = ["delivered", "not-accepted", "lapsed", "archived"];
const withdrawable: readonly Case["status"][] = ["submitted", "correcting", "reviewing", "in-procedure"];

/**
 * The case an address names, for who applied and for who handed it in for them, as long as they are let: for everybody else there is no
 * such page.
 */
export async function caseFor({ city, me, path, visitor }: AskedBy): Promise<OwnCase | undefined> {
	const id = path.case ?? "";
	if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
	const { account } = visitor;
	const view = await city.ask<CaseView>("cases", "case", { case: id });
	if (!view?.case.parties.includes(account)) return undefined;
	const matter = me.matters.ofCase(account, id);
	const flow = await flowOf(city, view.case);
	const hearing = flow && hearingToDemand(flow, view.case);
	const kept = { ...(matter ? { kept: matter } : {}), ...(hearing ? { hearing } : {}) };
	const { applicant } = view.case;
	if (applicant === account) return { view, ...kept };
	const delegation = await delegationOf(city, applicant, account);
	return delegation && { view, delegation, ...kept };
}

/** What the reader can do: what the case allows, and of it what they are let, where they act for another. */
export function doingOf({ view, delegation, kept, hearing }: OwnCase): CaseDoing[] {
	const { status, grade, complaint } = view.case;
	const all: readonly CaseDoing[] = [
		...(status === "correcting" && kept ? (["correct"] as const) : []),
		...(rateable.includes(status) && grade === undefined ? (["rate"] as const) : []),
		...(complaint?.answeredMs !== undefined && complaint.again === undefined
			? (["rate-again"] as const)
			: []),
		...(view.appealUntilMs !== undefined && kept ? (["appeal"] as const) : []),
		...(hearing && kept ? (["demand-hearing"] as const) : []),
		...(withdrawable.includes(status) ? (["withdraw"] as const) : []),
	];
	return all.filter((each) => !delegation || mayDoFor(delegation, each));
}

/** For whom an act on a case is signed: what the payload says besides who signs. */
export function behalfOf({ delegation }: Pick<OwnCase, "delegation">): { readonly onBehalfOf?: string } {
	return delegation ? { onBehalfOf: delegation.from } : {};
}
