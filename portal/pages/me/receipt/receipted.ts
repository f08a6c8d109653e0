import type { StepKind } from "@mingjian/services/cases/choices.ts";

/** Acts of the applicant's side that end with a receipt to keep. */
const receipted = ["submitted", "corrected", "hearing-demanded", "appealed", "withdrawn"] as const;
export type ReceiptedAct = (typeof receipted)[number];

/** Whether a line of a case's log has a receipt. */
export function hasReceipt(act: StepKind): act is ReceiptedAct {
	return (receipted as readonly StepKind[]).includes(act);
}

/** Where the receipt of an entry about a case is. */
export function receiptPath(caseId: string, entry: number): string {
	return `/me/cases/${caseId}/receipts/${entry}`;
}
