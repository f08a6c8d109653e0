import type { AlgorithmName } from "@mingjian/ledger/crypto/algorithm.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { InclusionFailure } from "@mingjian/ledger/merkle/log/inclusion.ts";
import type { Result } from "@mingjian/ledger/merkle/log/result.ts";
import type { StateProofReason } from "@mingjian/ledger/merkle/state/state-proof.ts";
import type { CheckpointRefusal, TrustedCheckpoint, TrustPolicy } from "@mingjian/ledger/note/policy.ts";
import type { TlogProofFailure } from "@mingjian/ledger/note/tlog-proof.ts";
import type { EnvelopeFault } from "@mingjian/ledger/record/envelope.ts";
import type { BlockLeaf } from "@mingjian/ledger/record/leaf.ts";
import type { Json, Payload, PayloadFault } from "@mingjian/ledger/record/payload.ts";
import type { PublishedPolicy } from "@mingjian/services/governance/schema.ts";

export type { PublishedPolicy } from "@mingjian/services/governance/schema.ts";

/** The part of a city's trust policy that proofs are checked against. */
export type ProofPolicy = Pick<
	PublishedPolicy,
	"ledger" | "origin" | "logKeys" | "cosigners" | "quorum" | "passkeys"
> &
	Pick<
		TrustPolicy,
		"executors" | "executionQuorum" | "formerLogKeys" | "formerCosigners" | "formerExecutors"
	>;

/** Why a proof file was refused. The first list is this verifier's own; words for all are in words.ts. */
export type VerifyReason =
	| "cosigner-unknown"
	| "extra-missing"
	| "extra-unreadable"
	| "entry-signature"
	| "entry-ledger"
	| "entry-result"
	| "state-value"
	| `state-${StateProofReason}`
	| TlogProofFailure
	| CheckpointRefusal
	| InclusionFailure
	| EnvelopeFault
	| PayloadFault;

/** Somebody whose signature stands under an entry and is good. */
export interface Signatory {
	readonly algorithm: AlgorithmName;
	readonly keyId: string;
}

/** An act on the record: what was said, by whom, and how it ended. */
export interface EntryFacts {
	/** Transaction id, lowercase hex. */
	readonly id: string;
	readonly payload: Payload;
	readonly signatories: readonly Signatory[];
	/** "ok" or the refusal on the record. */
	readonly code: string;
	readonly result: Json;
	/** Index of the entry in the log … */
	readonly index: number;
	/** … which had this many leaves when the checkpoint was signed. */
	readonly size: number;
}

/** The log holds this entry. */
export interface ProvedEntry {
	readonly kind: "entry";
	readonly entry: EntryFacts;
	readonly trusted: TrustedCheckpoint;
}

/** The moment a state is of. */
export interface AsOf {
	readonly height: number;
	/** Block time, milliseconds since the Unix epoch. */
	readonly timeMs: number;
	/** Leaves in the log when the checkpoint was signed. */
	readonly size: number;
	/** Whether that block was the log's last, so that nothing on the record was newer. */
	readonly newest: boolean;
}

/** The record at a key had this value after a block, or there was none. */
export interface ProvedState {
	readonly kind: "state";
	/** `collection/key` */
	readonly key: string;
	/** Undefined: there was no such record. A record with history is `{revision, history, record}`. */
	readonly value: Json | undefined;
	/** The value as stored; what the proof is of. */
	readonly bytes: Bytes | undefined;
	/** The encoded state proof under `block.stateRoot`. */
	readonly proof: Bytes;
	readonly block: BlockLeaf;
	readonly asOf: AsOf;
	readonly trusted: TrustedCheckpoint;
}

export type Proved = ProvedEntry | ProvedState;

/** What a proof file proves, or the first reason why it proves nothing. */
export type Verdict = Result<Proved, VerifyReason>;
