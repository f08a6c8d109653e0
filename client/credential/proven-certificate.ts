import { type Bytes, fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { type StateProofReason, verifyStateProof } from "@mingjian/ledger/merkle/state/state-proof.ts";
import { stateKey } from "@mingjian/ledger/runtime/collection.ts";
import type { Stamp } from "@mingjian/ledger/runtime/context.ts";
import { type StampedRecord, stampOf } from "@mingjian/ledger/runtime/history.ts";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { CertificateRecord } from "@mingjian/services/certificates/schema.ts";
import { certificates } from "@mingjian/services/certificates/state.ts";

/** A certificate's record as a state root proves it. */
export interface ProvenCertificate {
	readonly identifier: string;
	readonly record: CertificateRecord;
	readonly stamp: Stamp;
	/** Time of the block whose state it is. */
	readonly atMs: number;
}

/** What a state proof of a certificate needs; root and time come from a block leaf whose checkpoint was verified. */
export interface CertificateProof {
	readonly root: Bytes;
	readonly atMs: number;
	readonly identifier: string;
	/** The state value, as stored. */
	readonly value: Bytes;
	readonly proof: Bytes;
}

/** The record under this state root, or why it is not proven. `record` is a value that is no certificate's record. */
export function proveCertificate(given: CertificateProof): ProvenCertificate | StateProofReason | "record" {
	const { root, atMs, identifier, value, proof } = given;
	const fault = verifyStateProof(root, stateKey(certificates, identifier), value, proof);
	if (fault !== undefined) return fault;
	const stored = parse(value);
	if (!stored || !validator(CertificateRecord).Check(stored.record)) return "record";
	const { revision, history, record } = stored;
	return { identifier, record: record as CertificateRecord, stamp: { revision, history }, atMs };
}

/** Whether under this root no certificate has the identifier: "no such record", proven. */
export function proveNoCertificate(
	given: Pick<CertificateProof, "root" | "identifier" | "proof">,
): StateProofReason | undefined {
	return verifyStateProof(given.root, stateKey(certificates, given.identifier), undefined, given.proof);
}

/** Whether these transactions, in this order, are all that ever wrote the certificate. */
export function isWholeHistory({ stamp }: ProvenCertificate, transactions: readonly string[]): boolean {
	const folded = stampOf(transactions);
	return folded !== undefined && folded.revision === stamp.revision && folded.history === stamp.history;
}

function parse(value: Bytes): StampedRecord | undefined {
	try {
		return JSON.parse(fromUtf8(value)) as StampedRecord;
	} catch {
		return undefined;
	}
}
