import type { DelegationRecord } from "@mingjian/services/identity/records.ts";
import { covers } from "@mingjian/services/identity/rules/covers.ts";
import { delegationKey, delegations } from "@mingjian/services/identity/state.ts";
import type { City } from "../city/city.ts";

/** What an account lets another do, as it stands now; undefined where it lets them do nothing any more. */
export async function delegationOf(
	city: City,
	from: string,
	to: string,
): Promise<DelegationRecord | undefined> {
	const context = city.node.queryContext("identity");
	const found = context.get(delegations, delegationKey(from, to)) as DelegationRecord | undefined;
	await city.node.durable(context.height);
	return found && stands(found, context.timeMs) ? found : undefined;
}

/** Everybody who lets an account act for them just now. */
export async function principalsOf(city: City, account: string): Promise<DelegationRecord[]> {
	const page = await city.ask<{ readonly rows: readonly DelegationRecord[] }>("identity", "delegations", {
		to: account,
		limit: mostPrincipals,
	});
	const { timeMs } = city.node.head();
	return (page?.rows ?? []).filter((each) => stands(each, timeMs));
}

const mostPrincipals = 50;

/** Whether a delegation lets do an act of the cases service. */
export function mayDoFor({ acts }: Pick<DelegationRecord, "acts">, action: string): boolean {
	return covers(acts, "cases", action);
}

function stands({ revokedMs, untilMs }: DelegationRecord, timeMs: number): boolean {
	return revokedMs === undefined && untilMs > timeMs;
}
