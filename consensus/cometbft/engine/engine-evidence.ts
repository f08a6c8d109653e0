import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { fromHex } from "@mingjian/ledger/crypto/hex.ts";
import type { EngineRpc } from "./engine-rpc.ts";

/** One vote as its member signed it (CometBFT 0.38, CanonicalVote), but for the chain's name. */
export interface SignedVote {
	/** 1 prevote, 2 precommit. */
	readonly type: number;
	readonly height: number;
	readonly round: number;
	/** SHA-256, base64; empty in a vote for no block. */
	readonly blockHash: string;
	readonly partsTotal: number;
	readonly partsHash: string;
	/** Since the Unix epoch, and the rest of the second. */
	readonly seconds: number;
	readonly nanos: number;
	/** Ed25519, base64. */
	readonly signature: string;
}

/** Two contradicting votes of one member. */
export interface DoubleVote {
	/** The member's address: the first 20 octets of SHA-256 of its public key, lowercase hex. */
	readonly member: string;
	readonly first: SignedVote;
	readonly second: SignedVote;
}

/** A vote as the engine writes it in JSON. */
export interface EngineVote {
	readonly type: number;
	readonly height: string;
	readonly round: number;
	readonly block_id: {
		readonly hash: string;
		readonly parts: { readonly total: number; readonly hash: string };
	};
	readonly timestamp: string;
	readonly validator_address: string;
	readonly signature: string;
}

interface Evidence {
	readonly type: string;
	readonly value: { readonly vote_a?: EngineVote; readonly vote_b?: EngineVote };
}

interface BlockAnswer {
	readonly block: { readonly evidence: { readonly evidence: readonly Evidence[] | null } };
}

interface HeadersAnswer {
	readonly last_height: string;
	readonly block_metas: readonly {
		readonly header: { readonly height: string; readonly evidence_hash: string };
	}[];
}

/** What the engine calls two votes of one member in its blocks. */
const duplicateVote = "tendermint/DuplicateVoteEvidence";
/** Hash of no evidence: SHA-256 of nothing. */
const none = "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855";
/** Headers the engine gives at once. */
const headersAtOnce = 20;

/** The double votes proved in a block of the engine. Rejects (EngineTrouble) where it does not have the block, or does not answer. */
export async function doubleVotesIn(rpc: EngineRpc, height: bigint): Promise<DoubleVote[]> {
	const { block } = (await rpc.call("block", { height: String(height) })) as BlockAnswer;
	return (block.evidence.evidence ?? []).flatMap(({ type, value: { vote_a, vote_b } }) => {
		if (type !== duplicateVote || !vote_a || !vote_b) return [];
		const member = vote_a.validator_address.toLowerCase();
		return [{ member, first: signedVote(vote_a), second: signedVote(vote_b) }];
	});
}

/** Heights of those among the newest so many blocks that hold proofs of misbehaviour, the oldest first. Rejects (EngineTrouble) where there is no answer. */
export async function provingBlocks(rpc: EngineRpc, most: number): Promise<bigint[]> {
	const found: bigint[] = [];
	const { last_height } = (await rpc.call("blockchain", {})) as HeadersAnswer;
	const newest = Number(last_height);
	for (let to = newest; to > Math.max(0, newest - most); to -= headersAtOnce) {
		const from = Math.max(1, to - headersAtOnce + 1);
		const range = { minHeight: String(from), maxHeight: String(to) };
		const { block_metas } = (await rpc.call("blockchain", range)) as HeadersAnswer;
		for (const { header } of block_metas)
			if (header.evidence_hash !== none) found.push(BigInt(header.height));
	}
	return found.sort((a, b) => Number(a - b));
}

/** A vote of the engine in the members its signature is over. */
export function signedVote(vote: EngineVote): SignedVote {
	const { type, height, round, block_id, timestamp, signature } = vote;
	return {
		type,
		height: Number(height),
		round,
		blockHash: base64OfHex(block_id.hash),
		partsTotal: block_id.parts.total,
		partsHash: base64OfHex(block_id.parts.hash),
		...timeOf(timestamp),
		signature,
	};
}

/** RFC 3339 with up to nine digits of a second, as Go writes it. */
function timeOf(timestamp: string): { readonly seconds: number; readonly nanos: number } {
	const [, whole, part = ""] = /^([^.Z]+)(?:\.([0-9]{1,9}))?Z$/.exec(timestamp) ?? [];
	return { seconds: Date.parse(`${whole}Z`) / 1000, nanos: Number(part.padEnd(9, "0")) };
}

function base64OfHex(hex: string): string {
	return toBase64(fromHex(hex.toLowerCase()));
}
