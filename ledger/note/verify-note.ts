import { type Bytes, utf8 } from "../crypto/bytes.ts";
import { verifyEd25519 } from "../crypto/ed25519.ts";
import { accept, type Result, refuse } from "../merkle/log/result.ts";
import { cosignatureMessage, splitCosignature } from "./cosignature.ts";
import { type NoteFailure, type NoteSignature, parseNote } from "./note.ts";
import { COSIGNER_KEY, type VerifierKey } from "./vkey.ts";

/** A signature that was checked and is good; a cosigner's says when it was made. */
export interface VerifiedSignature {
	readonly key: VerifierKey;
	readonly timeSeconds?: number;
}

/** A note at least one known key signed, and no known key signed badly. */
export interface VerifiedNote {
	readonly text: string;
	/** In the order of the note. */
	readonly verified: readonly VerifiedSignature[];
	/** Of keys nobody asked about: they say nothing. */
	readonly ignored: readonly NoteSignature[];
}

/** Why a note was not believed. */
export type NoteRefusal =
	| NoteFailure
	| "signature-invalid"
	| "signature-repeated"
	| "signature-of-known-key-missing";

/**
 * Accepts a note that one of the keys or more signed (C2SP signed-note). Refuses the whole note when a line with the
 * name and id of one of the keys does not verify, or when a key speaks twice.
 */
export function verifyNote(bytes: Bytes, keys: readonly VerifierKey[]): Result<VerifiedNote, NoteRefusal> {
	const note = parseNote(bytes);
	if (!note.ok) return note;
	const { text, signatures } = note.value;
	const verified = new Map<VerifierKey, VerifiedSignature>();
	const ignored: NoteSignature[] = [];
	for (const signature of signatures) {
		const key = keys.find(({ name, id }) => name === signature.name && id === signature.keyId);
		if (!key) {
			ignored.push(signature);
			continue;
		}
		if (verified.has(key)) return refuse("signature-repeated");
		const good = check(text, key, signature.signature);
		if (!good) return refuse("signature-invalid");
		verified.set(key, good);
	}
	if (verified.size === 0) return refuse("signature-of-known-key-missing");
	return accept({ text, verified: [...verified.values()], ignored });
}

function check(text: string, key: VerifierKey, signature: Bytes): VerifiedSignature | undefined {
	if (key.type === COSIGNER_KEY) return checkCosignature(text, key, signature);
	return verifyEd25519(key.publicKey, utf8(text), signature) ? { key } : undefined;
}

function checkCosignature(text: string, key: VerifierKey, bytes: Bytes): VerifiedSignature | undefined {
	const parts = splitCosignature(bytes);
	if (!parts) return undefined;
	const { timeSeconds, signature } = parts;
	const message = cosignatureMessage(text, timeSeconds);
	return verifyEd25519(key.publicKey, message, signature) ? { key, timeSeconds } : undefined;
}
