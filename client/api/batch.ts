import { type Bytes, concat, u32 } from "@mingjian/ledger/crypto/bytes.ts";

/** Many envelopes as one body: each after its length as u32be. */
export function encodeBatch(envelopes: readonly Bytes[]): Bytes {
	return concat(...envelopes.flatMap((envelope) => [u32(envelope.length), envelope]));
}
