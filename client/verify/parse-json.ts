import type { Json } from "@mingjian/ledger/record/payload.ts";

/** The value of a JSON text; undefined where it is none. */
export function parseJson(text: string): Json | undefined {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return undefined;
	}
}
