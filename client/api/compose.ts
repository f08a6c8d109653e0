import { toBase64Url } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { LocalSigner, RandomBytes, Signer } from "@mingjian/ledger/crypto/signer.ts";
import { encodeEnvelope, transactionId } from "@mingjian/ledger/record/envelope.ts";
import {
	encodePayload,
	type Payload,
	type PayloadFault,
	parsePayload,
} from "@mingjian/ledger/record/payload.ts";

const nonceBytes = 16;

/** A fresh nonce: 16 random octets in base64url. */
export function freshNonce(random: RandomBytes): string {
	return toBase64Url(random(nonceBytes));
}

/** What was to be signed is no payload; `code` says why (spec/record.md §2). A mistake of the caller, found before anybody signs. */
export class PayloadError extends TypeError {
	override readonly name = "PayloadError";
	readonly code: PayloadFault;

	constructor(code: PayloadFault) {
		super(`not a payload: ${code}`);
		this.code = code;
	}
}

/** The exact bytes that will be signed. Refuses what no node would read (PayloadError). */
export function payloadBytes(payload: Payload): Bytes {
	const bytes = encodePayload(payload);
	const read = parsePayload(bytes);
	if (typeof read === "string") throw new PayloadError(read);
	return bytes;
}

/** The envelope of a payload signed by everyone given, in order; signers may be devices that take their time. */
export async function composeEnvelope(payload: Payload, signers: readonly Signer[]): Promise<Bytes> {
	const bytes = payloadBytes(payload);
	const digest = transactionId(bytes);
	const signatures = [];
	// One after the other: a person can answer one device's question at a time.
	for (const signer of signers) signatures.push(signatureOf(signer, await signer.sign(digest)));
	return encodeEnvelope({ payload: bytes, signatures });
}

/** `composeEnvelope` with keys that are in memory. */
export function composeEnvelopeNow(payload: Payload, signers: readonly LocalSigner[]): Bytes {
	const bytes = payloadBytes(payload);
	const digest = transactionId(bytes);
	const signatures = signers.map((signer) => signatureOf(signer, signer.sign(digest)));
	return encodeEnvelope({ payload: bytes, signatures });
}

function signatureOf({ code, publicKey }: Signer, signature: Bytes) {
	return { algorithm: code, publicKey, signature };
}
