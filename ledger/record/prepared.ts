import type { Bytes } from "../crypto/bytes.ts";
import { toHex } from "../crypto/hex.ts";
import { keyId } from "../crypto/key-id.ts";
import { decodeEnvelope, type EnvelopeFault, type Signature, transactionId } from "./envelope.ts";
import { type Payload, type PayloadFault, parsePayload } from "./payload.ts";

/** An envelope read once and carried through the whole pipeline. Says nothing of its signatures' validity. */
export interface Prepared {
	readonly bytes: Bytes;
	/** What the signatures sign. */
	readonly digest: Bytes;
	/** The digest in lowercase hex. */
	readonly id: string;
	readonly payload: Payload;
	readonly signatures: readonly Signature[];
	/** Names of the keys that signed, in order (spec/crypto.md). */
	readonly keyIds: readonly string[];
}

/** Reads an envelope and its payload, or says what is wrong with either. */
export function prepare(bytes: Bytes): Prepared | EnvelopeFault | PayloadFault {
	const envelope = decodeEnvelope(bytes);
	if (typeof envelope === "string") return envelope;
	const payload = parsePayload(envelope.payload);
	if (typeof payload === "string") return payload;
	const digest = transactionId(envelope.payload);
	const { signatures } = envelope;
	const keyIds = signatures.map(({ algorithm, publicKey }) => keyId(algorithm, publicKey));
	return { bytes, digest, id: toHex(digest), payload, signatures, keyIds };
}
