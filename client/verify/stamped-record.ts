import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { StampedRecord } from "@mingjian/ledger/runtime/history.ts";

/** A proved value of a collection that keeps history, as record and stamp; undefined where the value is not stored so. */
export function stampedRecord(
	value: Json | undefined,
): (StampedRecord & { readonly record: Json }) | undefined {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
	const { revision, history, record } = value as Partial<Record<string, Json>>;
	if (Object.keys(value).join() !== "revision,history,record") return undefined;
	if (typeof revision !== "number" || typeof history !== "string" || record === undefined) return undefined;
	return { revision, history, record };
}
