import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import { type Guide, maxFormLength, maxGuideLength } from "../guide-schema.ts";
import type { RefusalCode } from "../refusals.ts";

/**
 * What the schema cannot say about a guide: its text is whole Unicode, it is not too large, the promise keeps the law's limit and the form
 * describes an object.
 */
export function guideFault(guide: Guide): RefusalCode | undefined {
	if (!wellFormed(guide)) return "text-not-unicode";
	if (canonicalJson(guide).length > maxGuideLength) return "guide-too-large";
	const { limits, formSchema } = guide;
	const { statutoryDays, promisedDays } = limits ?? {};
	if (statutoryDays !== undefined && promisedDays !== undefined && promisedDays > statutoryDays)
		return "promise-exceeds-limit";
	if (!formSchema) return undefined;
	if (formSchema.type !== "object" || !isObject(formSchema.properties)) return "form-not-object";
	return canonicalJson(formSchema).length > maxFormLength ? "form-too-large" : undefined;
}

/** Half a surrogate pair is no character and has no canonical JSON (RFC 8785 §3.2.2.2). */
function wellFormed(value: unknown): boolean {
	if (typeof value === "string") return value.isWellFormed();
	if (typeof value !== "object" || value === null) return true;
	return Object.entries(value).every(([name, member]) => name.isWellFormed() && wellFormed(member));
}

function isObject(value: unknown): boolean {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
