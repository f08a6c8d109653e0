import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import { departmentOf } from "./post.ts";
import type { RecoveryRecord } from "./records.ts";
import { refuse } from "./refusals.ts";
import { recoveries } from "./state.ts";

/** How long whoever still has an old key can object before a new one takes over: three days. */
export const recoveryDelayMs = 72 * 3600 * 1000;

/** True while a recovery may still be confirmed, cancelled or completed. */
export function isUnderWay({ cancelledMs, completedMs }: RecoveryRecord): boolean {
	return cancelledMs === undefined && completedMs === undefined;
}

/** The recovery under way for an account. Refuses recovery-none. */
export function recoveryOf(context: CheckContext, account: string): RecoveryRecord {
	const found = context.get(recoveries, account);
	if (!found || !isUnderWay(found)) refuse("recovery-none");
	return found;
}

/** The department of an officer who is there in person. Refuses recovery-in-person: a seal looks nobody in the face. */
export function counterOf(context: CheckContext): string {
	if (context.principal.kind !== "officer") refuse("recovery-in-person");
	return departmentOf(context);
}
