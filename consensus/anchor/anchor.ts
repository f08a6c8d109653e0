import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";

/**
 * One transaction that carries a checkpoint, signed and not yet sent. Whoever keeps it can send the very same one again, so it is written to disk
 * before it leaves: nothing is forgotten that a chain may have taken.
 */
export interface Posting {
	/** The transaction's id on its chain. */
	readonly ref: string;
	/** As it is sent. */
	readonly raw: string;
	/** Its place among the account's transactions: of two with one number the chain takes one. */
	readonly nonce: number;
	/** Most it may cost a unit of gas, in wei. */
	readonly feeWei: bigint;
	/** What of this the block's maker gets. */
	readonly tipWei: bigint;
}

/** A block of a chain. */
export interface ChainBlock {
	readonly number: number;
	readonly hash: string;
	/** The time it states, milliseconds since the Unix epoch. */
	readonly timeMs: number;
}

/** How a checkpoint that was posted stands; the postings differ in their fee only. */
export type AnchorStage =
	| { readonly stage: "pending" }
	/** In a block that the chain may still drop. */
	| { readonly stage: "included"; readonly at: AnchorPlacement }
	/** In a block that the chain will not drop. */
	| { readonly stage: "final"; readonly at: AnchorPlacement }
	/** It will never be in a block: another transaction took its number, the chain refused to carry it out, or began anew. */
	| { readonly stage: "lost"; readonly why: "nonce-taken" | "reverted" | "chain-behind" };

export interface AnchorPlacement {
	readonly ref: string;
	readonly block: ChainBlock;
	/** What it cost, in wei. */
	readonly costWei: bigint;
}

/** Shows offline that a transaction is in a block: for whoever knows the block's hash. */
export interface BlockProof {
	/** The block's header, in RLP: its Keccak-256 is the block's hash. */
	readonly header: Bytes;
	readonly index: number;
	/** Nodes of the block's tree of transactions, from its root to the one that holds the transaction. */
	readonly nodes: readonly Bytes[];
}

/** A public chain that checkpoints are posted to. Every call rejects with AnchorTrouble where the chain is not to be had as it was configured. */
export interface Anchor {
	/** CAIP-2, such as eip155:1. */
	readonly chain: string;
	/** Chain, contract and account: where a reader finds what was posted (spec/anchors.md §2). */
	readonly place: string;
	/** Signs a transaction that carries a signed checkpoint; where one is given, as its replacement with a higher fee. Sends nothing. */
	prepare(note: Bytes, instead?: Posting): Promise<Posting>;
	/** Gives a posting to the chain; to give it again does no harm. */
	send(posting: Posting): Promise<void>;
	/** How the postings of one checkpoint stand. */
	stage(postings: readonly Posting[]): Promise<AnchorStage>;
	/** Proof that a posting is in its block; undefined where this chain's blocks are not made up as they are known here. */
	prove(at: AnchorPlacement): Promise<BlockProof | undefined>;
	/** What the account has, in wei. */
	balance(): Promise<bigint>;
}

/** Why a chain cannot be used as configured. */
export type AnchorTroubleCode =
	/** Not reached, or an answer that is none. */
	| "anchor-rpc"
	/** It is another chain. */
	| "anchor-chain"
	/** There is no such contract there, or another. */
	| "anchor-contract"
	| "anchor-funds"
	/** Fees are above what was allowed. */
	| "anchor-fee"
	/** It was reached and said no. */
	| "anchor-refused";

export class AnchorTrouble extends Error {
	readonly code: AnchorTroubleCode;

	constructor(code: AnchorTroubleCode, detail: string, cause?: unknown) {
		super(detail, { cause });
		this.name = "AnchorTrouble";
		this.code = code;
	}
}
