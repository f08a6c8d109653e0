import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { refuse } from "@mingjian/ledger/merkle/log/result.ts";
import { readBase64 } from "@mingjian/ledger/note/strict-text.ts";
import { type BlockLeaf, parseBlockLeaf } from "@mingjian/ledger/record/leaf.ts";
import type { EntryExtra } from "@mingjian/ledger/record/proof-extra.ts";
import { checkCheckpoint } from "../verify/check-checkpoint.ts";
import { checkEntry, leafOfEntry } from "../verify/check-entry.ts";
import { checkEnvelope } from "../verify/check-signatures.ts";
import type { EntryFacts, ProofPolicy } from "../verify/verdict.ts";
import type { VerifyOptions } from "../verify/verify-proof-file.ts";
import { verifyRange } from "./range-proof.ts";
import type { Period, RangeLeaf, RangeTrailFile } from "./trail.ts";
import { acceptTrail, type RangeEntry, refuseAt, type TrailVerdict } from "./trail-verdict.ts";

type ReadLeaf =
	| { readonly bytes: Bytes; readonly block: BlockLeaf }
	| { readonly bytes: Bytes; readonly extra: EntryExtra };

/** Whether the leaves of a trail are all the leaves of a part of the log and, where a period is claimed, cover it whole. */
export function verifyRangeTrail(
	trail: RangeTrailFile,
	policy: ProofPolicy,
	{ check = checkEnvelope }: VerifyOptions,
): TrailVerdict {
	const trusted = checkCheckpoint(utf8(trail.checkpoint), policy);
	if (!trusted.ok) return trusted;
	const { size, root } = trusted.value.checkpoint;
	const { from, until, period } = trail;
	const proof = trail.hashes.map(readBase64);
	const leaves = trail.leaves.map(readLeaf);
	const bad = leaves.indexOf(undefined);
	if (bad >= 0) return refuseAt("trail-unreadable", bad);
	const whole = leaves as ReadLeaf[];
	const leafHashes = whole.map(({ bytes }) => leafHash(bytes));
	const hashes = proof.filter((hash) => hash !== undefined);
	if (hashes.length < proof.length || !verifyRange({ from, until, leafHashes, size, root, proof: hashes }))
		return refuse("trail-gap");
	if (period && !covers(whole, trail, size)) return refuse("trail-period");
	const entries: RangeEntry[] = [];
	let pending: EntryFacts[] = [];
	for (const [at, leaf] of whole.entries()) {
		if ("block" in leaf) {
			const { height, timeMs } = leaf.block;
			if (isIn(timeMs, period)) entries.push(...pending.map((entry) => ({ ...entry, height, timeMs })));
			pending = [];
			continue;
		}
		const { ledger, passkeys } = policy;
		const facts = checkEntry(leaf.extra, { ledger, passkeys, check });
		if (!facts.ok) return { ...facts, at };
		pending.push({ ...facts.value, index: from + at, size });
	}
	// Which block an entry is of is said by the leaf after it.
	if (pending.length > 0) return refuse("trail-gap");
	return acceptTrail({ kind: "range", from, until, size, period, entries });
}

function readLeaf(leaf: RangeLeaf): ReadLeaf | undefined {
	if ("block" in leaf) {
		const bytes = utf8(leaf.block);
		const block = parseBlockLeaf(bytes);
		return block && { bytes, block };
	}
	const envelope = readBase64(leaf.envelope);
	if (!envelope || !leaf.result.isWellFormed() || !leaf.code.isWellFormed()) return undefined;
	const extra: EntryExtra = { kind: "entry", envelope, code: leaf.code, result: leaf.result };
	return { bytes: leafOfEntry(extra), extra };
}

// Block times never go back, so a block before the period and one after it enclose all of it.
function covers(leaves: readonly ReadLeaf[], { from, until, period }: RangeTrailFile, size: number): boolean {
	const { fromMs, untilMs } = period!;
	const [first, last] = [leaves[0]!, leaves.at(-1)!];
	const begins = from === 0 || ("block" in first && first.block.timeMs < fromMs);
	const ends = until === size || ("block" in last && last.block.timeMs >= untilMs);
	return begins && ends;
}

function isIn(timeMs: number, period: Period | undefined): boolean {
	return !period || (timeMs >= period.fromMs && timeMs < period.untilMs);
}
