import type { AppliedBlock, Entry } from "@mingjian/ledger/runtime/chain.ts";
import type { EntrySummary } from "../../store/index/entry.ts";

/** An entry of a block as people see it: the same members, in the same order, as the index gives it later. */
export function summaryOf({ height, timeMs }: AppliedBlock, { index, act, code }: Entry): EntrySummary {
	const { service, action, actor, onBehalfOf } = act.payload;
	const who = onBehalfOf === undefined ? { actor } : { actor, onBehalfOf };
	return { index, id: act.id, height, timeMs, service, action, ...who, code };
}

/** One server-sent event (WHATWG HTML §9.2): its id is the log index, its data a CloudEvent 1.0 in JSON. */
export function eventText(source: string, entry: EntrySummary): string {
	const { index, id, height, timeMs, service, action, actor, onBehalfOf, code } = entry;
	const who = onBehalfOf === undefined ? { actor } : { actor, onBehalfOf };
	const event = {
		specversion: "1.0",
		id: String(index),
		source,
		type: "mingjian.entry",
		subject: `${service}/${action}`,
		time: new Date(timeMs).toISOString(),
		datacontenttype: "application/json",
		data: { index, id, height, timeMs, service, action, ...who, code },
	};
	return `id: ${index}\nevent: entry\ndata: ${JSON.stringify(event)}\n\n`;
}
