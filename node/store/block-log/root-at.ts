import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { BlockLog } from "./block-log.ts";

/** Root of the log at a size it had after a durable block; undefined where it never had that size. */
export function rootAt(log: BlockLog, size: number): Bytes | undefined {
	const place = log.placeOfIndex(size - 1);
	return place && place.firstIndex + place.entryCount + 1 === size ? place.root : undefined;
}
