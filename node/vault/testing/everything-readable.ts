import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";

/** Every file of a directory and what it holds. */
export function filesBelow(directory: string): { readonly path: string; readonly octets: Uint8Array }[] {
	return readdirSync(directory, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.map((path) => ({ path, octets: readFileSync(path) }));
}

/** The first so many events of the record, as a stranger's stream has them. */
export async function eventsOf(base: string, count: number): Promise<Uint8Array> {
	const stop = new AbortController();
	const response = await fetch(`${base}/v1/events?after=0`, { signal: stop.signal });
	const reader = response.body!.getReader();
	let text = "";
	while (text.split("\ndata:").length <= count) {
		const { value, done } = await reader.read();
		if (done) break;
		text += Buffer.from(value).toString("utf8");
	}
	stop.abort();
	assert.ok(text.split("\ndata:").length > count, "the stream ended early");
	return utf8(text);
}
