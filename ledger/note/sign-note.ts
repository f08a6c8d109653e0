import { type Bytes, utf8 } from "../crypto/bytes.ts";
import { formatNote } from "./note.ts";
import { type NoteSigner, signChecked } from "./note-signer.ts";
import { LOG_KEY, verifierKey } from "./vkey.ts";

/** The note of a text, which must end in a newline, signed by each log key. Throws RangeError on what is not a note. */
export function signNote(text: string, signers: readonly NoteSigner[]): Bytes {
	const signatures = signers.map((signer) => {
		const key = verifierKey(signer.name, LOG_KEY, signer.publicKey);
		return { name: key.name, keyId: key.id, signature: signChecked(signer, utf8(text)) };
	});
	return formatNote({ text, signatures });
}
