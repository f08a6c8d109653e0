import type { Bytes } from "../crypto/bytes.ts";
import { type InclusionFailure, verifyInclusion } from "../merkle/log/inclusion.ts";
import { accept, type Result } from "../merkle/log/result.ts";
import {
	type CheckpointRefusal,
	type TrustedCheckpoint,
	type TrustPolicy,
	verifyCheckpoint,
} from "./policy.ts";
import { parseTlogProof, type TlogProofFailure } from "./tlog-proof.ts";

/** A leaf that a trusted log is proved to hold. */
export interface ProvedLeaf extends TrustedCheckpoint {
	readonly index: number;
	/** What travelled along, unproved. */
	readonly extra?: Bytes;
}

/** Why a proof file was not believed. */
export type TlogProofRefusal = TlogProofFailure | CheckpointRefusal | InclusionFailure;

/** Accepts a proof file that shows, offline and under the policy, that the log holds the leaf with this leaf hash. */
export function verifyTlogProof(
	file: Bytes,
	leafHash: Bytes,
	policy: TrustPolicy,
): Result<ProvedLeaf, TlogProofRefusal> {
	const parts = parseTlogProof(file);
	if (!parts.ok) return parts;
	const { extra, index, hashes, checkpoint } = parts.value;
	const trusted = verifyCheckpoint(checkpoint, policy);
	if (!trusted.ok) return trusted;
	const { size, root } = trusted.value.checkpoint;
	const included = verifyInclusion({ leafHash, index, size, root, proof: hashes });
	if (!included.ok) return included;
	return accept({ ...trusted.value, index, ...(extra && { extra }) });
}
