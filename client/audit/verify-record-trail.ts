import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { refuse } from "@mingjian/ledger/merkle/log/result.ts";
import type { Stamp } from "@mingjian/ledger/runtime/context.ts";
import { stampOf } from "@mingjian/ledger/runtime/history.ts";
import { stampedRecord } from "../verify/stamped-record.ts";
import type { EntryFacts } from "../verify/verdict.ts";
import type { ProofVerifier } from "../verify/verify-proof-file.ts";
import type { RecordTrailFile } from "./trail.ts";
import { acceptTrail, refuseAt, type TrailVerdict } from "./trail-verdict.ts";

/** What the genesis document's writes are stamped with. */
const genesisTransaction = "00".repeat(32);

/** Whether the entries of a trail, and no others, wrote the record that its state proof proves. */
export function verifyRecordTrail(trail: RecordTrailFile, verifier: ProofVerifier): TrailVerdict {
	const state = verifier.verify(utf8(trail.state));
	if (!state.ok) return state;
	if (state.value.kind !== "state") return refuse("trail-kind");
	const { key, value, asOf } = state.value;
	if (key !== trail.key) return refuse("trail-key");
	const stored = stampedRecord(value);
	// A record without a stamp keeps no history to prove.
	if (value !== undefined && !stored) return refuse("trail-history");
	const entries: EntryFacts[] = [];
	for (const [at, file] of trail.entries.entries()) {
		const proved = verifier.verify(utf8(file));
		if (!proved.ok) return { ...proved, at };
		if (proved.value.kind !== "entry") return refuseAt("trail-kind", at);
		const { entry } = proved.value;
		if (entry.index <= (entries.at(-1)?.index ?? -1)) return refuseAt("trail-order", at);
		entries.push(entry);
	}
	const ids = entries.map(({ id }) => id);
	const fromGenesis = isStamp(stored, [genesisTransaction, ...ids]);
	if (!fromGenesis && !isStamp(stored, ids)) return refuse("trail-history");
	const stamp = stored && { revision: stored.revision, history: stored.history };
	return acceptTrail({ kind: "record", key, record: stored?.record, stamp, asOf, fromGenesis, entries });
}

function isStamp(stamp: Stamp | undefined, transactions: readonly string[]): boolean {
	const folded = stampOf(transactions);
	return folded?.revision === stamp?.revision && folded?.history === stamp?.history;
}
