import type { Bytes } from "../crypto/bytes.ts";
import { accept, type Result, refuse } from "../merkle/log/result.ts";
import { type Checkpoint, type CheckpointFailure, parseCheckpoint } from "./checkpoint.ts";
import { type KeyUse, keyUses } from "./key-uses.ts";
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
	/** Keys the log signed with before they were replaced, of type 0x01. */
	readonly formerLogKeys?: readonly FormerKey[] | undefined;
	/** Cosigners before they left, of type 0x04. */
	readonly formerCosigners?: readonly FormerKey[] | undefined;
	/** Executors before they left, of type 0x04. */
	readonly formerExecutors?: readonly FormerKey[] | undefined;
}

/** A key that was replaced or left: what it signed when the log was no larger is good, and nothing later. */
export interface FormerKey {
	/** Verifier key. */
	readonly key: string;
	/** Leaves in the log for which its signature still counts. */
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
	| "cosigner-replaced"
	| "execution-quorum-not-reached"
	| "executor-replaced";

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
	/** Former cosigners and executors who signed a larger log than they are good for: they count for nothing. */
	readonly late: readonly Cosigned[];
	/** Signatures of keys the policy does not name: they say nothing. */
	readonly ignored: readonly NoteSignature[];
}

/** Most log keys a policy may have. */
export const MAX_LOG_KEYS = 8;

/** Most former log keys a policy may have. */
export const MAX_FORMER_LOG_KEYS = 32;

/** Most cosigners a policy may have, most former ones, and as many executors of either kind. */
export const MAX_COSIGNERS = 100;

/**
 * Reads the keys of a policy. Refuses one public key standing twice: a v1 cosignature does not name its signer, so
 * the same key under two names would count twice.
 */
export function parsePolicy(policy: TrustPolicy): Result<VerifierKey[], PolicyFailure> {
	const logKeys = readKeys(policy.logKeys, LOG_KEY, MAX_LOG_KEYS);
	const formerLogKeys = readFormerKeys(policy.formerLogKeys, LOG_KEY, MAX_FORMER_LOG_KEYS);
	if (!logKeys || logKeys.length === 0 || !formerLogKeys) return refuse("policy-log-keys");
	const cosigners = readKeys(policy.cosigners, COSIGNER_KEY, MAX_COSIGNERS);
	const formerCosigners = readFormerKeys(policy.formerCosigners, COSIGNER_KEY, MAX_COSIGNERS);
	if (!cosigners || !formerCosigners) return refuse("policy-cosigners");
	const executors = readKeys(policy.executors ?? [], COSIGNER_KEY, MAX_COSIGNERS);
	const formerExecutors = readFormerKeys(policy.formerExecutors, COSIGNER_KEY, MAX_COSIGNERS);
	if (!executors || !formerExecutors) return refuse("policy-executors");
	const keys = [logKeys, formerLogKeys, cosigners, formerCosigners, executors, formerExecutors].flat();
	if (new Set(keys.map(({ publicKey }) => publicKey.join())).size < keys.length)
		return refuse("policy-keys-repeated");
	const { quorum, executionQuorum = 0 } = policy;
	if (!isQuorum(quorum, cosigners) || !isQuorum(executionQuorum, executors)) return refuse("policy-quorum");
	return accept(keys);
}

/**
 * Accepts a checkpoint of the policy's log that a log key signed, and for which as many witnesses and as many executors cosigned as it asks for.
 * What a former key signed counts where the log is no larger than that key is good for.
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
	const { good, late } = sortSigners(verified, policy, checkpoint.value.size);
	const logKeys = good.log.map(({ key }) => key.name);
	if (logKeys.length === 0) return refuse(late.log.length > 0 ? "log-key-replaced" : "log-signature-missing");
	const { quorum, executionQuorum = 0 } = policy;
	if (good.cosigner.length < quorum)
		return refuse(
			good.cosigner.length + late.cosigner.length < quorum ? "quorum-not-reached" : "cosigner-replaced",
		);
	if (good.executor.length < executionQuorum)
		return refuse(
			good.executor.length + late.executor.length < executionQuorum
				? "execution-quorum-not-reached"
				: "executor-replaced",
		);
	return accept({
		checkpoint: checkpoint.value,
		logKeys,
		cosigners: good.cosigner.flatMap(cosignerOf),
		executors: good.executor.flatMap(cosignerOf),
		late: [...late.cosigner, ...late.executor].flatMap(cosignerOf),
		ignored,
	});
}

function isQuorum(quorum: number, keys: readonly VerifierKey[]): boolean {
	return Number.isInteger(quorum) && quorum >= 0 && quorum <= keys.length;
}

function readFormerKeys(
	former: readonly FormerKey[] = [],
	type: number,
	most: number,
): VerifierKey[] | undefined {
	if (!former.every(({ lastSize }) => Number.isSafeInteger(lastSize) && lastSize >= 0)) return undefined;
	return readKeys(
		former.map(({ key }) => key),
		type,
		most,
	);
}

type Signers = Record<KeyUse["as"], VerifiedSignature[]>;

/** Who signed as what: those whose signature counts for a log of this size, and former ones for whom it is too large. */
function sortSigners(
	verified: readonly VerifiedSignature[],
	policy: TrustPolicy,
	size: number,
): { good: Signers; late: Signers } {
	const uses = keyUses(policy);
	const of = (as: KeyUse["as"], late: boolean) =>
		verified.filter(({ key }) => {
			const use = uses.get(formatVkey(key));
			return use?.as === as && size > use.lastSize === late;
		});
	const sorted = (late: boolean): Signers => ({
		log: of("log", late),
		cosigner: of("cosigner", late),
		executor: of("executor", late),
	});
	return { good: sorted(false), late: sorted(true) };
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
