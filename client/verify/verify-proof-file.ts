import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { verifyInclusion } from "@mingjian/ledger/merkle/log/inclusion.ts";
import { accept, type Result, refuse } from "@mingjian/ledger/merkle/log/result.ts";
import type { TrustedCheckpoint } from "@mingjian/ledger/note/policy.ts";
import { parseTlogProof, type TlogProof } from "@mingjian/ledger/note/tlog-proof.ts";
import {
	type EntryExtra,
	type ProofExtra,
	parseProofExtra,
	type StateExtra,
} from "@mingjian/ledger/record/proof-extra.ts";
import { checkCheckpoint } from "./check-checkpoint.ts";
import { checkEntry, leafOfEntry } from "./check-entry.ts";
import { checkEnvelope, type EnvelopeCheck } from "./check-signatures.ts";
import { checkState, leafOfState } from "./check-state.ts";
import type { ProofPolicy, Verdict, VerifyReason } from "./verdict.ts";

/** What a caller may do otherwise. */
export interface VerifyOptions {
	/** Checks the signatures under an entry: native code, where there is some. Portable unless given. */
	readonly check?: EnvelopeCheck;
}

/**
 * Says, offline, what a `.tlog-proof` file of this ledger proves under a city's trust policy (spec/proof.md §3): an entry, a
 * record's value after a block, or that there was none. Any other octets get a reason, never an exception.
 */
export function verifyProofFile(file: Bytes, policy: ProofPolicy, options: VerifyOptions = {}): Verdict {
	const parts = readProofFile(file);
	if (!parts.ok) return parts;
	const trusted = checkCheckpoint(parts.value.checkpoint, policy);
	if (!trusted.ok) return trusted;
	const included = checkInclusion(parts.value, trusted.value);
	if (!included.ok) return included;
	const { index, extra } = parts.value;
	return extra.kind === "entry"
		? entryVerdict({ extra, index, trusted: trusted.value }, policy, options)
		: stateVerdict({ extra, index, trusted: trusted.value });
}

interface ProofFile extends Omit<TlogProof, "extra"> {
	readonly extra: ProofExtra;
}

/** Takes a proof file of this ledger apart; nothing in it is believed yet. */
export function readProofFile(file: Bytes): Result<ProofFile, VerifyReason> {
	const parts = parseTlogProof(file);
	if (!parts.ok) return parts;
	if (!parts.value.extra) return refuse("extra-missing");
	const extra = parseProofExtra(parts.value.extra);
	return extra ? accept({ ...parts.value, extra }) : refuse("extra-unreadable");
}

function checkInclusion({ extra, index, hashes }: ProofFile, { checkpoint }: TrustedCheckpoint) {
	const leaf = extra.kind === "entry" ? leafOfEntry(extra) : leafOfState(extra);
	const { size, root } = checkpoint;
	return verifyInclusion({ leafHash: leafHash(leaf), index, size, root, proof: hashes });
}

interface ProvedLeaf<Extra> {
	readonly extra: Extra;
	readonly index: number;
	readonly trusted: TrustedCheckpoint;
}

function entryVerdict(
	{ extra, index, trusted }: ProvedLeaf<EntryExtra>,
	{ ledger, passkeys }: ProofPolicy,
	{ check = checkEnvelope }: VerifyOptions,
): Verdict {
	const facts = checkEntry(extra, { ledger, passkeys, check });
	if (!facts.ok) return facts;
	const { size } = trusted.checkpoint;
	return accept({ kind: "entry", entry: { ...facts.value, index, size }, trusted });
}

function stateVerdict({ extra, index, trusted }: ProvedLeaf<StateExtra>): Verdict {
	const value = checkState(extra);
	if (!value.ok) return value;
	const { block, key, value: bytes, proof } = extra;
	const { size } = trusted.checkpoint;
	const asOf = { height: block.height, timeMs: block.timeMs, size, newest: index === size - 1 };
	return accept({ kind: "state", key, value: value.value, bytes, proof, block, asOf, trusted });
}
