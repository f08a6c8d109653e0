import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";

/** The department acted for. The manifest lets nobody in who acts for none, so its absence is a bug (TypeError). */
export function issuingDepartment({ principal }: Pick<CheckContext, "principal">): string {
	if (principal.department === undefined) throw new TypeError(`${principal.account} acts for no department`);
	return principal.department;
}
