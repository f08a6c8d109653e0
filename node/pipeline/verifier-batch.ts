import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Signature } from "@mingjian/ledger/record/envelope.ts";
import type { Prepared } from "@mingjian/ledger/record/prepared.ts";

/** One signature to check: who is said to have signed which digest. */
export interface Claim extends Signature {
	readonly digest: Bytes;
}

/** Acts whose signatures are to be checked. */
type Signed = Pick<Prepared, "digest" | "signatures">;

/**
 * The claims of acts, in order, in one transferable buffer: u8 algorithm ‖ u16 publicKeyLength ‖ publicKey ‖ digest(32) ‖
 * u16 signatureLength ‖ signature, each.
 */
export function writeBatch(acts: readonly Signed[]): Uint8Array<ArrayBuffer> {
	let size = 0;
	for (const { signatures } of acts)
		for (const { publicKey, signature } of signatures) size += 37 + publicKey.length + signature.length;
	// An own buffer, never a slice of a pool: it is transferred to another thread.
	const out = new Uint8Array(size);
	let at = 0;
	const bytes = (part: Bytes) => {
		out.set(part, at);
		at += part.length;
	};
	const length = (part: Bytes) => {
		out[at++] = part.length >>> 8;
		out[at++] = part.length & 0xff;
	};
	for (const { digest, signatures } of acts) {
		for (const { algorithm, publicKey, signature } of signatures) {
			out[at++] = algorithm;
			length(publicKey);
			bytes(publicKey);
			bytes(digest);
			length(signature);
			bytes(signature);
		}
	}
	return out;
}

export function readBatch(batch: Bytes): Claim[] {
	const claims: Claim[] = [];
	let at = 0;
	const bytes = (size: number) => {
		at += size;
		return batch.subarray(at - size, at);
	};
	const length = () => (batch[at++]! << 8) | batch[at++]!;
	while (at < batch.length) {
		const algorithm = batch[at++]!;
		const publicKey = bytes(length());
		const digest = bytes(32);
		const signature = bytes(length());
		claims.push({ algorithm, publicKey, digest, signature });
	}
	return claims;
}
