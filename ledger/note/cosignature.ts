import { type Bytes, concat, u64, utf8 } from "../crypto/bytes.ts";
import type { NoteSignature } from "./note.ts";
import { type NoteSigner, signChecked } from "./note-signer.ts";
import { COSIGNER_KEY, verifierKey } from "./vkey.ts";

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

/** What a cosigner signs: a header, its clock, and the whole text of the checkpoint (C2SP tlog-cosignature v1). */
export function cosignatureMessage(text: string, timeSeconds: number): Bytes {
	assertTime(timeSeconds);
	return utf8(`cosignature/v1\ntime ${timeSeconds}\n${text}`);
}

/**
 * The signature line of a cosigner, who states that at this time it knew no larger consistent log.
 * Throws RangeError on a time that is not a whole number of seconds from 0 to 2^53−1.
 */
export function cosign(text: string, signer: NoteSigner, timeSeconds: number): NoteSignature {
	const key = verifierKey(signer.name, COSIGNER_KEY, signer.publicKey);
	const signature = signChecked(signer, cosignatureMessage(text, timeSeconds));
	return { name: key.name, keyId: key.id, signature: concat(u64(timeSeconds), signature) };
}

/** The time and the bare signature inside a cosignature; undefined on a wrong length or a time past 2^53−1. */
export function splitCosignature(signature: Bytes): { timeSeconds: number; signature: Bytes } | undefined {
	if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
	const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
	if (time > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
	return { timeSeconds: Number(time), signature: signature.subarray(TIME_BYTES) };
}

function assertTime(timeSeconds: number): void {
	if (!Number.isSafeInteger(timeSeconds) || timeSeconds < 0)
		throw new RangeError(`expected whole seconds since 1970, got ${timeSeconds}`);
}
