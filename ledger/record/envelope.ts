import { type Bytes, utf8 } from "../crypto/bytes.ts";
import { sha256Joined } from "../crypto/sha256.ts";
import { limits } from "./limits.ts";

/** One signature over a transaction id, with the key it claims to come from. */
export interface Signature {
	/** Code in the algorithm table (spec/crypto.md). */
	readonly algorithm: number;
	readonly publicKey: Bytes;
	readonly signature: Bytes;
}

/** Payload bytes and the signatures over their id (spec/record.md §3). */
export interface Envelope {
	readonly payload: Bytes;
	readonly signatures: readonly Signature[];
}

/** Why bytes are not an envelope. */
export type EnvelopeFault =
	| "envelope-too-large"
	| "envelope-truncated"
	| "envelope-version"
	| "envelope-trailing-bytes"
	| "envelope-signature-count"
	| "envelope-signature-size";

const version = 1;
const idPrefix = utf8("mingjian/tx/1\n");

/** SHA-256("mingjian/tx/1\n" ‖ payload): what is signed, and the transaction's id. It never covers a signature. */
export function transactionId(payload: Bytes): Bytes {
	return sha256Joined(idPrefix, payload);
}

/** The bytes that travel and are logged. */
export function encodeEnvelope(envelope: Envelope): Bytes {
	const { payload, signatures } = envelope;
	let size = 6 + payload.length;
	for (const s of signatures) size += 5 + s.publicKey.length + s.signature.length;
	const out = new Uint8Array(size);
	const view = new DataView(out.buffer);
	out[0] = version;
	view.setUint32(1, payload.length);
	out.set(payload, 5);
	let at = 5 + payload.length;
	out[at++] = signatures.length;
	for (const s of signatures) {
		out[at++] = s.algorithm;
		view.setUint16(at, s.publicKey.length);
		out.set(s.publicKey, at + 2);
		at += 2 + s.publicKey.length;
		view.setUint16(at, s.signature.length);
		out.set(s.signature, at + 2);
		at += 2 + s.signature.length;
	}
	return out;
}

/** Reads an envelope; its parts are views into `bytes`. Every byte is accounted for, so each envelope has one encoding. */
export function decodeEnvelope(bytes: Bytes): Envelope | EnvelopeFault {
	if (bytes.length > limits.envelope) return "envelope-too-large";
	if (bytes.length < 6) return "envelope-truncated";
	if (bytes[0] !== version) return "envelope-version";
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const payloadEnd = 5 + view.getUint32(1);
	if (payloadEnd >= bytes.length) return "envelope-truncated";
	const count = view.getUint8(payloadEnd);
	if (count === 0 || count > limits.signatures) return "envelope-signature-count";
	const signatures: Signature[] = [];
	let at = payloadEnd + 1;
	for (let i = 0; i < count; i++) {
		if (at + 3 > bytes.length) return "envelope-truncated";
		const algorithm = view.getUint8(at);
		const keyEnd = at + 3 + view.getUint16(at + 1);
		if (keyEnd + 2 > bytes.length) return "envelope-truncated";
		const end = keyEnd + 2 + view.getUint16(keyEnd);
		if (end > bytes.length) return "envelope-truncated";
		if (keyEnd - at - 3 > limits.publicKey || end - keyEnd - 2 > limits.signature)
			return "envelope-signature-size";
		signatures.push({
			algorithm,
			publicKey: bytes.subarray(at + 3, keyEnd),
			signature: bytes.subarray(keyEnd + 2, end),
		});
		at = end;
	}
	if (at !== bytes.length) return "envelope-trailing-bytes";
	return { payload: bytes.subarray(5, payloadEnd), signatures };
}
