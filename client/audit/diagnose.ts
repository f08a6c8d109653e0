import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, equal } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { entriesPath, TILE_WIDTH } from "@mingjian/ledger/merkle/log/tiles.ts";
import type { Block } from "@mingjian/ledger/record/block.ts";
import {
	type BlockLeaf,
	type EntryLeaf,
	parseBlockLeaf,
	parseEntryLeaf,
} from "@mingjian/ledger/record/leaf.ts";
import type { AppliedBlock } from "@mingjian/ledger/runtime/chain.ts";
import { Departure, type Divergence } from "./divergence.ts";
import type { LogFiles } from "./log-files.ts";
import { hashAt, type SignedLog } from "./read-log.ts";

/** A block that is known not to be right, and what is known of it. */
export interface SuspectBlock {
	readonly block: Block;
	readonly firstIndex: number;
	readonly unreadable: number | undefined;
	readonly unsigned: number | undefined;
	/** What carrying it out gave, where that was possible. */
	readonly applied: AppliedBlock | undefined;
}

interface Logs {
	readonly files: LogFiles;
	readonly log: SignedLog;
}

/** The first place where a block departs from the signed log, leaf by leaf. */
export async function findDeparture(logs: Logs, suspect: SuspectBlock): Promise<Departure> {
	const { block, firstIndex } = suspect;
	const { height } = block;
	for (let order = 0; order <= block.envelopes.length; order++) {
		const index = firstIndex + order;
		const found =
			hashAt(logs.log, index).length === 0
				? { kind: "block-entries" as const }
				: differenceAt(suspect, order, await signedLeaf(logs, index));
		if (found) return new Departure({ ...found, index, height });
	}
	return new Departure({ kind: "block-malformed", height });
}

// The bundle is read again, so it is held against the hashes that led to the signed root.
async function signedLeaf({ files, log }: Logs, index: number): Promise<Bytes> {
	const number = Math.floor(index / TILE_WIDTH);
	const leaf = (await files.leaves(number))[index % TILE_WIDTH]!;
	if (equal(leafHash(leaf), hashAt(log, index))) return leaf;
	throw new Departure({ kind: "bundle-changed", index, file: entriesPath(number) });
}

type Difference = Pick<Divergence, "kind" | "expected" | "found">;

function differenceAt(suspect: SuspectBlock, order: number, leaf: Bytes): Difference | undefined {
	const entry = parseEntryLeaf(leaf);
	const end = parseBlockLeaf(leaf);
	if (!entry && !end) return { kind: "leaf-unreadable" };
	const isEntry = order < suspect.block.envelopes.length;
	if (isEntry !== (entry !== undefined)) return { kind: "block-entries" };
	return entry ? entryDifference(suspect, order, entry) : endDifference(suspect, end!);
}

function entryDifference(suspect: SuspectBlock, order: number, signed: EntryLeaf): Difference | undefined {
	const { block, unreadable, unsigned, applied } = suspect;
	if (!equal(sha256(block.envelopes[order]!), signed.envelopeHash)) return { kind: "block-envelope" };
	if (order === unreadable) return { kind: "envelope-unreadable" };
	if (order === unsigned) return { kind: "signature" };
	if (!applied) return undefined;
	const { code, result } = applied.entries[order]!;
	if (code !== signed.code) return { kind: "code", expected: code, found: signed.code };
	const made = parseEntryLeaf(applied.leaves[order]!)!;
	return equal(made.resultHash, signed.resultHash)
		? undefined
		: { kind: "result", expected: result, found: `SHA-256 ${toBase64(signed.resultHash)}` };
}

function endDifference({ block, applied }: SuspectBlock, signed: BlockLeaf): Difference | undefined {
	const { height, timeMs, envelopes, membersHash } = block;
	const header = `${height} ${timeMs} ${envelopes.length} ${toBase64(membersHash)}`;
	const signedHeader = `${signed.height} ${signed.timeMs} ${signed.entryCount} ${toBase64(signed.membersHash)}`;
	if (header !== signedHeader) return { kind: "block-header", expected: header, found: signedHeader };
	if (!applied || equal(applied.stateRoot, signed.stateRoot)) return undefined;
	return { kind: "state-root", expected: toBase64(applied.stateRoot), found: toBase64(signed.stateRoot) };
}
