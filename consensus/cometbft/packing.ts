import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { limits } from "@mingjian/ledger/record/limits.ts";

const version = 1;

/** Octets a transaction adds to a batch beside its own. */
export const perTransaction = 4;

/** One transaction of the engine that carries many of ours: version ‖ (u32be length ‖ transaction)*. */
export function pack(txs: readonly Bytes[]): Bytes {
	const out = new Uint8Array(txs.reduce((sum, tx) => sum + perTransaction + tx.length, 1));
	const view = new DataView(out.buffer);
	out[0] = version;
	let at = 1;
	for (const tx of txs) {
		view.setUint32(at, tx.length);
		out.set(tx, at + perTransaction);
		at += perTransaction + tx.length;
	}
	return out;
}

/** Reads a batch; undefined unless it holds something and every octet is accounted for. Transactions are views into it. */
export function unpack(batch: Bytes): Bytes[] | undefined {
	if (batch[0] !== version) return undefined;
	const view = new DataView(batch.buffer, batch.byteOffset, batch.length);
	const txs: Bytes[] = [];
	let at = 1;
	while (at < batch.length) {
		if (at + perTransaction > batch.length || txs.length === limits.blockEntries) return undefined;
		const end = at + perTransaction + view.getUint32(at);
		if (end > batch.length) return undefined;
		txs.push(batch.subarray(at + perTransaction, end));
		at = end;
	}
	return txs.length > 0 ? txs : undefined;
}
