import type { VisitorKind } from "./visitor.ts";

/** Table: what officers do all day and can be undone; everything else they sign wants a code as well. */
const routine: ReadonlySet<string> = new Set([
	"cases/claim",
	"cases/accept",
	"cases/assign",
	"cases/transfer",
	"cases/return",
	"cases/review",
	"cases/escalate",
	"disclosure/open",
	"disclosure/request",
	"disclosure/seal",
]);

/** True where an act needs a code of the second factor beside the key: what officers, departments and operators cannot take back. */
export function needsCode(kind: VisitorKind, service: string, action: string): boolean {
	if (kind === "citizen" || kind === "nobody") return false;
	return !routine.has(`${service}/${action}`);
}

/** How long a code counts for further acts. */
export const codeHoldsMs = 10 * 60_000;
