import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Signature } from "@mingjian/ledger/record/envelope.ts";

/** One signature to check: who is said to have signed which digest. */
export interface Claim extends Signature {
	readonly digest: Bytes;
}

/** Claims in one transferable buffer: u8 algorithm ‖ u16 publicKeyLength ‖ publicKey ‖ digest(32) ‖ u16 signatureLength ‖ signature, each. */
export function writeBatch(claims: readonly Claim[]): Uint8Array<ArrayBuffer> {
	const size = claims.reduce(
		(sum, { publicKey, signature }) => sum + 37 + publicKey.length + signature.length,
		0,
	);
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
	for (const { algorithm, publicKey, digest, signature } of claims) {
		out[at++] = algorithm;
		length(publicKey);
		bytes(publicKey);
		bytes(digest);
		length(signature);
		bytes(signature);
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
