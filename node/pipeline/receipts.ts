import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { AppliedBlock, Entry } from "@mingjian/ledger/runtime/chain.ts";
import type { BlockLog } from "../store/block-log/block-log.ts";
import type { Receipt } from "./receipt.ts";

/** The receipt of an entry of a block that has just become durable. */
export function receiptOf({ index, act, code, result }: Entry, { height, timeMs }: AppliedBlock): Receipt {
	return { id: act.id, index, height, timeMs, code, result: JSON.parse(result) as Json };
}

/** The receipt of an entry on the record, word for word the one its sender got. Throws RecordDamaged. */
export function storedReceipt(log: BlockLog, index: number): Receipt {
	const { height, timeMs, firstIndex } = log.placeOfIndex(index)!;
	const { ids, results } = log.read(height)!;
	const { digest } = ids[index - firstIndex]!;
	const { code, result } = results[index - firstIndex]!;
	return { id: toHex(digest), index, height, timeMs, code, result: JSON.parse(result) as Json };
}
