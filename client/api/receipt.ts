import type { Json } from "@mingjian/ledger/record/payload.ts";

/** What the sender of a transaction is told once it is on the record and durable. */
export interface Receipt {
	/** Transaction id, lowercase hex. */
	readonly id: string;
	/** Index of the entry in the log. */
	readonly index: number;
	readonly height: number;
	/** Block time, milliseconds since the Unix epoch. */
	readonly timeMs: number;
	/** "ok" or the refusal on the record. */
	readonly code: string;
	readonly result: Json;
}

/** One entry of the record as lists show it. */
export interface EntrySummary {
	readonly index: number;
	readonly id: string;
	readonly height: number;
	readonly timeMs: number;
	readonly service: string;
	readonly action: string;
	readonly actor: string;
	readonly onBehalfOf?: string;
	readonly code: string;
}
