import { type Bytes, equal } from "@mingjian/ledger/crypto/bytes.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { verifyInclusion } from "@mingjian/ledger/merkle/log/inclusion.ts";
import { accept } from "@mingjian/ledger/merkle/log/result.ts";
import type { TrustedCheckpoint } from "@mingjian/ledger/note/policy.ts";
import type { EntryExtra, StateExtra } from "@mingjian/ledger/record/proof-extra.ts";
import { checkCheckpoint } from "./check-checkpoint.ts";
import { checkEntry, leafOfEntry } from "./check-entry.ts";
import { checkEnvelope, type EnvelopeCheck } from "./check-signatures.ts";
import { checkState, leafOfState } from "./check-state.ts";
import { type ProofFile, readProofFile } from "./read-proof-file.ts";
import type { ProofPolicy, Verdict } from "./verdict.ts";

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
	return new ProofVerifier(policy, options).verify(file);
}

/** Verifies many files under one policy; files that share a checkpoint pay for its signatures once. */
export class ProofVerifier {
	readonly #policy: ProofPolicy;
	readonly #check: EnvelopeCheck;
	#last: { readonly note: Bytes; readonly trusted: TrustedCheckpoint } | undefined;

	constructor(policy: ProofPolicy, { check = checkEnvelope }: VerifyOptions = {}) {
		this.#policy = policy;
		this.#check = check;
	}

	/** What `verifyProofFile` says. */
	verify(file: Bytes): Verdict {
		const parts = readProofFile(file);
		if (!parts.ok) return parts;
		const trusted = this.#checkpoint(parts.value.checkpoint);
		if (!trusted.ok) return trusted;
		const included = checkInclusion(parts.value, trusted.value);
		if (!included.ok) return included;
		const { index, extra } = parts.value;
		const leaf = { index, trusted: trusted.value };
		return extra.kind === "entry" ? this.#entry(extra, leaf) : stateVerdict(extra, leaf);
	}

	#checkpoint(note: Bytes): ReturnType<typeof checkCheckpoint> {
		if (this.#last && equal(this.#last.note, note)) return accept(this.#last.trusted);
		const trusted = checkCheckpoint(note, this.#policy);
		if (trusted.ok) this.#last = { note, trusted: trusted.value };
		return trusted;
	}

	#entry(extra: EntryExtra, { index, trusted }: ProvedLeaf): Verdict {
		const { ledger, passkeys } = this.#policy;
		const facts = checkEntry(extra, { ledger, passkeys, check: this.#check });
		if (!facts.ok) return facts;
		const { size } = trusted.checkpoint;
		return accept({ kind: "entry", entry: { ...facts.value, index, size }, trusted });
	}
}

interface ProvedLeaf {
	readonly index: number;
	readonly trusted: TrustedCheckpoint;
}

function checkInclusion({ extra, index, hashes }: ProofFile, { checkpoint }: TrustedCheckpoint) {
	const leaf = extra.kind === "entry" ? leafOfEntry(extra) : leafOfState(extra);
	const { size, root } = checkpoint;
	return verifyInclusion({ leafHash: leafHash(leaf), index, size, root, proof: hashes });
}

function stateVerdict(extra: StateExtra, { index, trusted }: ProvedLeaf): Verdict {
	const value = checkState(extra);
	if (!value.ok) return value;
	const { block, key, value: bytes, proof } = extra;
	const { size } = trusted.checkpoint;
	const asOf = { height: block.height, timeMs: block.timeMs, size, newest: index === size - 1 };
	return accept({ kind: "state", key, value: value.value, bytes, proof, block, asOf, trusted });
}
