import type { Bytes } from "../crypto/bytes.ts";
import { accept, type Result, refuse } from "../merkle/log/result.ts";
import { type Checkpoint, type CheckpointFailure, parseCheckpoint } from "./checkpoint.ts";
import type { NoteSignature } from "./note.ts";
import { type NoteRefusal, type VerifiedSignature, verifyNote } from "./verify-note.ts";
import { COSIGNER_KEY, formatVkey, LOG_KEY, parseVkey, type VerifierKey } from "./vkey.ts";

/** Whom a reader trusts: everything a proof is checked against, published by the city once. */
export interface TrustPolicy {
	/** The origin line of the log's checkpoints. */
	readonly origin: string;
	/** Verifier keys of type 0x01, any one of which must have signed. */
	readonly logKeys: readonly string[];
	/** Verifier keys of type 0x04, of which `quorum` must have cosigned. */
	readonly cosigners: readonly string[];
	readonly quorum: number;
	/** Verifier keys of type 0x04 of nodes that executed the log themselves, of which `executionQuorum` must have cosigned. */
	readonly executors?: readonly string[] | undefined;
	/** 0 where it is not said. */
	readonly executionQuorum?: number | undefined;
	/** Keys the log signed with before they were replaced. */
	readonly formerLogKeys?: readonly FormerLogKey[] | undefined;
}

/** A log key that was replaced: what it signed when the log was no larger is good, and nothing later. */
export interface FormerLogKey {
	/** Verifier key of type 0x01. */
	readonly key: string;
	/** Leaves in the log for which it still signed. */
	readonly lastSize: number;
}

/** Why a policy cannot be used. */
export type PolicyFailure =
	| "policy-log-keys"
	| "policy-cosigners"
	| "policy-executors"
	| "policy-keys-repeated"
	| "policy-quorum";

/** Why a checkpoint was not believed under a policy. */
export type CheckpointRefusal =
	| PolicyFailure
	| NoteRefusal
	| CheckpointFailure
	| "origin-mismatch"
	| "log-signature-missing"
	| "log-key-replaced"
	| "quorum-not-reached"
	| "execution-quorum-not-reached";

/** Somebody who cosigned, and when. */
export interface Cosigned {
	readonly name: string;
	readonly timeSeconds: number;
}

/** A checkpoint the policy trusts, and who vouches for it. */
export interface TrustedCheckpoint {
	readonly checkpoint: Checkpoint;
	/** Names of the log keys that signed. */
	readonly logKeys: readonly string[];
	readonly cosigners: readonly Cosigned[];
	/** Who executed the log to this root. */
	readonly executors: readonly Cosigned[];
	/** Signatures of keys the policy does not name: they say nothing. */
	readonly ignored: readonly NoteSignature[];
}

/** Most log keys a policy may have. */
export const MAX_LOG_KEYS = 8;

/** Most former log keys a policy may have. */
export const MAX_FORMER_LOG_KEYS = 32;

/** Most cosigners a policy may have. */
export const MAX_COSIGNERS = 100;

/**
 * Reads the keys of a policy. Refuses one public key standing twice: a v1 cosignature does not name its signer, so
 * the same key under two names would count twice.
 */
export function parsePolicy(policy: TrustPolicy): Result<VerifierKey[], PolicyFailure> {
	const logKeys = readKeys(policy.logKeys, LOG_KEY, MAX_LOG_KEYS);
	const formerKeys = readFormerKeys(policy.formerLogKeys ?? []);
	if (!logKeys || logKeys.length === 0 || !formerKeys) return refuse("policy-log-keys");
	const cosigners = readKeys(policy.cosigners, COSIGNER_KEY, MAX_COSIGNERS);
	if (!cosigners) return refuse("policy-cosigners");
	const executors = readKeys(policy.executors ?? [], COSIGNER_KEY, MAX_COSIGNERS);
	if (!executors) return refuse("policy-executors");
	const keys = [...logKeys, ...formerKeys, ...cosigners, ...executors];
	if (new Set(keys.map(({ publicKey }) => publicKey.join())).size < keys.length)
		return refuse("policy-keys-repeated");
	const { quorum, executionQuorum = 0 } = policy;
	if (!isQuorum(quorum, cosigners) || !isQuorum(executionQuorum, executors)) return refuse("policy-quorum");
	return accept(keys);
}

/**
 * Accepts a checkpoint of the policy's log that a log key signed, or a former one while it was in use, and for which as many witnesses and as many
 * executors cosigned as it asks for.
 */
export function verifyCheckpoint(
	note: Bytes,
	policy: TrustPolicy,
): Result<TrustedCheckpoint, CheckpointRefusal> {
	const keys = parsePolicy(policy);
	if (!keys.ok) return keys;
	const read = verifyNote(note, keys.value);
	if (!read.ok) return read;
	const checkpoint = parseCheckpoint(read.value.text);
	if (!checkpoint.ok) return checkpoint;
	if (checkpoint.value.origin !== policy.origin) return refuse("origin-mismatch");
	const { verified, ignored } = read.value;
	const signed = verified.filter(({ key }) => key.type === LOG_KEY).map(({ key }) => key);
	if (signed.length === 0) return refuse("log-signature-missing");
	const logKeys = signed.filter(inUseAt(checkpoint.value.size, policy)).map(({ name }) => name);
	if (logKeys.length === 0) return refuse("log-key-replaced");
	const executes = new Set(policy.executors);
	const [executors, cosigners] = [true, false].map((executing) =>
		verified.filter(({ key }) => executes.has(formatVkey(key)) === executing).flatMap(cosignerOf),
	) as [Cosigned[], Cosigned[]];
	if (cosigners.length < policy.quorum) return refuse("quorum-not-reached");
	if (executors.length < (policy.executionQuorum ?? 0)) return refuse("execution-quorum-not-reached");
	return accept({ checkpoint: checkpoint.value, logKeys, cosigners, executors, ignored });
}

function isQuorum(quorum: number, keys: readonly VerifierKey[]): boolean {
	return Number.isInteger(quorum) && quorum >= 0 && quorum <= keys.length;
}

function readFormerKeys(former: readonly FormerLogKey[]): VerifierKey[] | undefined {
	if (former.length > MAX_FORMER_LOG_KEYS) return undefined;
	if (!former.every(({ lastSize }) => Number.isSafeInteger(lastSize) && lastSize >= 0)) return undefined;
	return readKeys(
		former.map(({ key }) => key),
		LOG_KEY,
		MAX_FORMER_LOG_KEYS,
	);
}

/** Whether a key was the log's when the log had this many leaves. */
function inUseAt(size: number, { formerLogKeys = [] }: TrustPolicy): (key: VerifierKey) => boolean {
	const lastSizes = new Map(formerLogKeys.map(({ key, lastSize }) => [key, lastSize]));
	return (key) => size <= (lastSizes.get(formatVkey(key)) ?? Number.MAX_SAFE_INTEGER);
}

function readKeys(vkeys: readonly string[], type: number, most: number): VerifierKey[] | undefined {
	if (vkeys.length > most) return undefined;
	const keys = vkeys.map(parseVkey);
	return keys.every((key) => key.ok && key.value.type === type)
		? keys.flatMap((key) => (key.ok ? [key.value] : []))
		: undefined;
}

function cosignerOf({ key, timeSeconds }: VerifiedSignature): Cosigned[] {
	return timeSeconds === undefined ? [] : [{ name: key.name, timeSeconds }];
}
