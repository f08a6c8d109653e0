import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";

/** What the machine says of a transaction before it is ordered. */
export type Verdict =
	| { readonly accepted: true }
	/** Already on the record or on its way: harmless, answered with the same receipt. */
	| { readonly accepted: true; readonly known: true }
	| { readonly accepted: false; readonly code: string };

/** A block as an engine decided it. */
export interface DecidedBlock {
	readonly height: bigint;
	readonly timeMs: number;
	readonly txs: readonly Bytes[];
}

/** What applying a block came to. */
export interface Outcome {
	/** Root of the log after the block: the engine's app hash. It does not move on a block without transactions. */
	readonly root: Bytes;
	/** One a transaction, in order; hashed into consensus by engines that do so. */
	readonly results: readonly { readonly code: string }[];
	/** Members whose power changed by this block; an engine of several members brings it into force. */
	readonly members?: readonly MemberPower[];
	/** Parameters of the engine that hold from here on. */
	readonly parameters?: EngineParameters;
}

/** What members can agree to change of the engine's own rules. */
export interface EngineParameters {
	/** Most octets of one block. */
	readonly blockBytes: number;
	/** How long two votes of one member can still be held against it. */
	readonly evidenceMs: number;
}

/** A member of the ordering engine and its share of the votes. */
export interface MemberPower {
	/** Ed25519, 32 octets. */
	readonly publicKey: Bytes;
	/** 0 removes the member. */
	readonly power: bigint;
}

/** Proof that a member broke the rules of ordering, as the engine's members agreed on it. */
export interface Misbehaviour {
	readonly kind: "equivocation" | "light-client-attack";
	/** The member's address: the first 20 octets of SHA-256 of its public key, lowercase hex. */
	readonly member: string;
	/** The engine's own height at which it happened. */
	readonly engineHeight: bigint;
	/** Height of the engine's block that holds the proof. */
	readonly provedIn: bigint;
	readonly timeMs: number;
}

/** The whole record up to a block, offered in chunks to a member that begins without it. The same on every member, octet by octet. */
export interface Snapshot {
	readonly format: number;
	readonly chunks: number;
	/** SHA-256 of the metadata. */
	readonly hash: Bytes;
	/** Opaque to an engine. */
	readonly metadata: Bytes;
}

/** What came of a snapshot or a chunk of one. */
export type SnapshotVerdict =
	| { readonly accepted: true }
	/** `chunk`: it can be had again from somebody else. `snapshot`: nothing of it can be used. */
	| { readonly accepted: false; readonly code: string; readonly fault: "chunk" | "snapshot" };

/** How a machine gives its record to a newcomer's, and takes one. */
export interface Snapshots {
	/** Those it can give, by the height of the record they end at. */
	list(): ReadonlyMap<bigint, Snapshot>;
	/** A chunk of one of them. */
	chunk(height: bigint, index: number): Bytes | undefined;
	/** Begins to take one that must come to this root; `reached` is called before the record has grown to its height. */
	offer(snapshot: Snapshot, root: Bytes, reached: (height: bigint) => Promise<void>): SnapshotVerdict;
	/** Takes the next chunk. With the last one the record is checked against the root, and only then executed and kept. */
	take(index: number, chunk: Bytes): Promise<SnapshotVerdict>;
}

/**
 * The state machine an engine drives. The machine never sees a block that can be undone, so `apply` is final;
 * only durability is still to come.
 */
export interface Machine {
	/** The last block whose commit returned; the engine replays from there. */
	head(): { readonly height: bigint; readonly root: Bytes; readonly timeMs: number };
	/** The one place a signature is verified; cached by id, so that asking `again` is cheap. */
	check(tx: Bytes, again: boolean): Verdict | Promise<Verdict>;
	/** Deterministic; true unless the block holds something no honest member proposes. */
	acceptable(block: DecidedBlock): boolean | Promise<boolean>;
	/** Deterministic, one a transaction: whether it is neither on the record nor earlier in the list. */
	fresh(txs: readonly Bytes[]): readonly boolean[];
	/** Deterministic, in memory only. May be called for the next height while a commit is in flight. */
	apply(block: DecidedBlock): Outcome | Promise<Outcome>;
	/** Durable on return, for this height and all before it. */
	commit(height: bigint): Promise<{ readonly keepFrom: bigint }>;
	/** Hears of members proved to have broken the rules, perhaps more than once. It is no part of a block. */
	misbehaved?(proved: Misbehaviour): void;
	/** Where the machine can be brought up from another's record at once. */
	readonly snapshots?: Snapshots | undefined;
	/** Reads of finalised state, by path. */
	read(path: string, data: Bytes): Promise<Bytes>;
}
