import { type Bytes, equal } from "@mingjian/ledger/crypto/bytes.ts";
import { verifyConsistency } from "@mingjian/ledger/merkle/log/consistency.ts";
import { accept, type Result, refuse } from "@mingjian/ledger/merkle/log/result.ts";
import { parseAnchorData } from "@mingjian/ledger/note/anchor-data.ts";
import type { Checkpoint } from "@mingjian/ledger/note/checkpoint.ts";
import { type LogTrust, logAlone } from "@mingjian/ledger/note/log-trust.ts";
import { type CheckpointRefusal, verifyCheckpoint } from "@mingjian/ledger/note/policy.ts";
import { type AnchorProof, parseAnchorProof } from "./anchor-proof.ts";
import { type BlockHeader, provenTransaction, readHeader, readTransaction } from "./transaction-proof.ts";

/** What an anchor proof shows to whoever knows that the block is on the chain. */
export interface ProvedAnchor {
	readonly chain: string;
	readonly block: Pick<BlockHeader, "hash" | "number" | "timeMs">;
	readonly checkpoint: Checkpoint;
	readonly growth: AnchorProof["growth"];
}

/** Why an anchor proof shows nothing. */
export type AnchorProofRefusal =
	| "anchor-unreadable"
	| "anchor-block"
	| "anchor-transaction"
	| "anchor-chain-differs"
	| "anchor-data"
	| CheckpointRefusal;

/**
 * Accepts a proof (spec/anchors.md §3) whose block holds a transaction of that chain with a checkpoint that keys of the log signed. Whether the block is on the
 * chain is not in the file: the caller compares its hash with one from a source of their own.
 */
export function verifyAnchorProof(file: Bytes, policy: LogTrust): Result<ProvedAnchor, AnchorProofRefusal> {
	const proof = parseAnchorProof(file);
	if (!proof.ok) return proof;
	const { chain, header, index, nodes, growth } = proof.value;
	const block = readHeader(header);
	if (!block) return refuse("anchor-block");
	const raw = provenTransaction(block.transactionsRoot, index, nodes);
	const transaction = raw && readTransaction(raw);
	if (!transaction) return refuse("anchor-transaction");
	if (chain !== `eip155:${transaction.chainId}`) return refuse("anchor-chain-differs");
	const anchored = parseAnchorData(transaction.data);
	if (!anchored.ok) return anchored;
	const trusted = verifyCheckpoint(anchored.value.note, logAlone(policy));
	if (!trusted.ok) return trusted;
	const { hash, number, timeMs } = block;
	return accept({ chain, block: { hash, number, timeMs }, checkpoint: trusted.value.checkpoint, growth });
}

/** Why an anchor says nothing about what another file proved. */
export type CoverRefusal = "anchor-older" | "anchor-growth-missing" | "anchor-forked";

/** A leaf of the log, under a checkpoint that was verified. */
export interface ProvedPlace {
	readonly index: number;
	readonly checkpoint: Pick<Checkpoint, "size" | "root">;
}

/** Accepts that the anchored log held the leaf that was proved: one of the two checkpoints grew from the other, and the anchored one reaches the leaf. */
export function coversLeaf(
	{ checkpoint: anchored, growth }: Pick<ProvedAnchor, "checkpoint" | "growth">,
	{ index, checkpoint: shown }: ProvedPlace,
): Result<undefined, CoverRefusal> {
	if (index >= anchored.size) return refuse("anchor-older");
	const [older, newer] = anchored.size <= shown.size ? [anchored, shown] : [shown, anchored];
	if (older.size === newer.size)
		return equal(older.root, newer.root) ? accept(undefined) : refuse("anchor-forked");
	if (growth?.from !== older.size || growth.to !== newer.size) return refuse("anchor-growth-missing");
	const grown = verifyConsistency({
		from: older.size,
		to: newer.size,
		fromRoot: older.root,
		toRoot: newer.root,
		proof: growth.hashes,
	});
	return grown.ok ? accept(undefined) : refuse("anchor-growth-missing");
}
