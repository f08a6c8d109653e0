import { queryString } from "./query-string.ts";
import type { EntrySummary } from "./receipt.ts";
import { readEvents } from "./server-sent-events.ts";
import { type Transport, TroubleError } from "./transport.ts";

/** Which entries a stream gives; all conditions hold together. */
export interface EventsWanted {
	readonly service?: string;
	readonly actor?: string;
	/** `collection/key` of a record with history. */
	readonly touched?: string;
	/** `collection/column=value`: what a record the entry wrote is about. */
	readonly about?: string;
}

/** Where a stream begins: after this log index. */
export interface Follow extends EventsWanted {
	readonly after: number;
}

/**
 * Entries after a log index as they become final. Whenever the connection ends it is opened again after the last index
 * received: the node sends in order from there, so nothing is left out and nothing comes twice.
 */
export async function* followEntries(
	transport: Transport,
	{ after, ...wanted }: Follow,
	signal?: AbortSignal,
): AsyncGenerator<EntrySummary> {
	let last = after;
	for (let failures = 0; !signal?.aborted; failures++) {
		if (failures > 0) await transport.pause(failures);
		try {
			for await (const entry of connection(transport, { ...wanted, after: last }, signal)) {
				if (entry.index <= last) continue;
				last = entry.index;
				failures = 0;
				yield entry;
			}
		} catch (error) {
			if (signal?.aborted) return;
			if (!isPassing(error)) throw error;
		}
	}
}

async function* connection(
	transport: Transport,
	follow: Follow,
	signal?: AbortSignal,
): AsyncGenerator<EntrySummary> {
	// The parameter says what Last-Event-ID would, and unlike the header needs no preflight from another origin.
	const path = `/v1/events${queryString({ ...follow })}`;
	const { body } = await transport.open({ path, accept: "text/event-stream", ...(signal ? { signal } : {}) });
	if (!body) return;
	for await (const { event, data } of readEvents(body)) {
		if (event === "entry") yield (JSON.parse(data) as { data: EntrySummary }).data;
	}
}

// A stream breaks off in whatever way the platform has for it; only what a node refuses, or sends malformed, is final.
function isPassing(error: unknown): boolean {
	if (error instanceof TroubleError) return error.code !== "answer-malformed";
	return error instanceof TypeError || (error instanceof DOMException && error.name !== "AbortError");
}
