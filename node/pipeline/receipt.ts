import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { SchemaFault } from "@mingjian/ledger/runtime/validators.ts";

/** What the sender of a transaction is told once it is durable. */
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

/** Why a transaction was not taken; nothing of it is on the record. */
export interface Rejection {
	/** An envelope, payload, signature or door code; words in `node/http/problems/`. */
	readonly code: string;
	/** Where the input misses its schema. */
	readonly faults?: readonly SchemaFault[];
}

/** True for a receipt. */
export function isReceipt(answer: Receipt | Rejection): answer is Receipt {
	return "index" in answer;
}
