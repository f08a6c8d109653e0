import type { Bytes } from "../crypto/bytes.ts";
import { formatNote, parseNote } from "./note.ts";
import { parsePolicy, type TrustPolicy } from "./policy.ts";

/**
 * A signed note with only those lines a policy's keys can check: what goes into a proof file (spec/proof.md §3). A note that has none, and
 * octets that are no note, stay as they are: they are refused where they are checked.
 */
export function knownLines(note: Bytes, policy: TrustPolicy): Bytes {
	const parsed = parseNote(note);
	const keys = parsePolicy(policy);
	if (!parsed.ok || !keys.ok) return note;
	const signatures = parsed.value.signatures.filter(({ name, keyId }) =>
		keys.value.some((key) => key.name === name && key.id === keyId),
	);
	return signatures.length === 0 ? note : formatNote({ text: parsed.value.text, signatures });
}
