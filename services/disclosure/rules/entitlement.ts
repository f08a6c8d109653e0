import type { StateReader } from "@mingjian/ledger/runtime/context.ts";
import type { ConsentRecord, ContentRecord } from "../schema.ts";
import { consentKey, consents } from "../state.ts";

/** Who asks to see a content, for what, and when. */
export interface Asking {
	readonly content: string;
	readonly department: string;
	readonly purpose: string;
	readonly timeMs: number;
}

/**
 * The id of the wrap with which a department may open a content for this purpose: as one it was sealed to, or by consent in force.
 * Undefined where it may not, whatever wraps exist.
 */
export function entitledWrap(
	state: Pick<StateReader, "get">,
	record: ContentRecord,
	{ content, department, purpose, timeMs }: Asking,
): string | undefined {
	if (record.erasedMs !== undefined) return undefined;
	const sealedTo = record.departments.find((each) => each.department === department);
	if (sealedTo && record.purpose === purpose) return sealedTo.wrap;
	const consent = state.get(consents, consentKey(content, department));
	return consent && consent.purpose === purpose && consentInForce(consent, timeMs) ? consent.wrap : undefined;
}

/** Whether a consent counts: given, not withdrawn, not run out. */
export function consentInForce({ untilMs, withdrawnMs }: ConsentRecord, timeMs: number): boolean {
	return withdrawnMs === undefined && timeMs < untilMs;
}
