import { fromBase64, toBase64 } from "../crypto/base64.ts";
import { utf8 } from "../crypto/bytes.ts";
import { fromHex } from "../crypto/hex.ts";
import { sha256Joined } from "../crypto/sha256.ts";
import type { Stamp } from "./context.ts";

/** How a record of a collection that keeps history is stored: the record and its stamp, in this member order. */
export interface StampedRecord extends Stamp {
	readonly record: unknown;
}

const prefix = utf8("mingjian/history/1\n");
const beginning = new Uint8Array(32);

/**
 * The stamp after one more write: SHA-256("mingjian/history/1\n" ‖ previous head ‖ transaction id), 32 zero octets
 * before the first. Whoever holds the list of transaction ids and a proof of the stamp knows the list is complete.
 */
export function nextStamp(previous: Stamp | undefined, transaction: string): Stamp {
	const head = previous ? fromBase64(previous.history) : beginning;
	const history = toBase64(sha256Joined(prefix, head, fromHex(transaction)));
	return { revision: (previous?.revision ?? 0) + 1, history };
}

/** The stamp that a complete list of transaction ids leads to; undefined for an empty list. */
export function stampOf(transactions: readonly string[]): Stamp | undefined {
	let stamp: Stamp | undefined;
	for (const transaction of transactions) stamp = nextStamp(stamp, transaction);
	return stamp;
}
