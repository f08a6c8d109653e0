import type { Bytes } from "../crypto/bytes.ts";
import { parseCheckpoint } from "./checkpoint.ts";
import { keyUses } from "./key-uses.ts";
import { formatNote, parseNote } from "./note.ts";
import { parsePolicy, type TrustPolicy } from "./policy.ts";
import { formatVkey, LOG_KEY } from "./vkey.ts";

/**
 * A signed note with only those lines a policy's keys can check, and none of a cosigner or executor that had left by then: what goes into a
 * proof file (spec/proof.md §3). A note that has none, and octets that are no note, stay as they are: they are refused where they are checked.
 */
export function knownLines(note: Bytes, policy: TrustPolicy): Bytes {
	const parsed = parseNote(note);
	const keys = parsePolicy(policy);
	if (!parsed.ok || !keys.ok) return note;
	const checkpoint = parseCheckpoint(parsed.value.text);
	const size = checkpoint.ok ? checkpoint.value.size : 0;
	const uses = keyUses(policy);
	// While a log key is being replaced both sign, and the act that ends it names a size from before: its lines stay.
	const counting = keys.value.filter(
		(key) => key.type === LOG_KEY || size <= uses.get(formatVkey(key))!.lastSize,
	);
	const signatures = parsed.value.signatures.filter(({ name, keyId }) =>
		counting.some((key) => key.name === name && key.id === keyId),
	);
	return signatures.length === 0 ? note : formatNote({ text: parsed.value.text, signatures });
}
