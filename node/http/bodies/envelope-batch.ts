import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";

/** Why bytes are not a batch. */
export type BatchFault = "envelopes-framing" | "envelopes-too-many";

/** Splits u32be length ‖ envelope, one after another, into views. Every byte is accounted for; there is at least one. */
export function splitBatch(bytes: Bytes, most: number): Bytes[] | BatchFault {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const envelopes: Bytes[] = [];
	let at = 0;
	while (at + 4 <= bytes.length) {
		if (envelopes.length === most) return "envelopes-too-many";
		const end = at + 4 + view.getUint32(at);
		if (end > bytes.length) return "envelopes-framing";
		envelopes.push(bytes.subarray(at + 4, end));
		at = end;
	}
	return at === bytes.length && envelopes.length > 0 ? envelopes : "envelopes-framing";
}
