import { type Bytes, concat, equal, utf8 } from "../crypto/bytes.ts";
import { sha256 } from "../crypto/sha256.ts";
import { accept, type Result, refuse } from "../merkle/log/result.ts";
import { type Checkpoint, parseCheckpoint } from "./checkpoint.ts";
import { parseNote } from "./note.ts";

/** A checkpoint as it stands on a public chain. Nothing of it is believed yet. */
export interface AnchorData {
	readonly checkpoint: Checkpoint;
	/** As the log signed it, byte for byte. */
	readonly note: Bytes;
}

/** Longest note posted, in bytes: a checkpoint and the signatures of the log's own keys. */
export const MAX_ANCHORED_NOTE_BYTES = 4096;

const topicBytes = 32;

/** What anchors of a log are found by: SHA-256 of its origin, 32 bytes. */
export function anchorTopic(origin: string): Bytes {
	return sha256(utf8(origin));
}

/** What is posted of a signed checkpoint (spec/anchors.md §1). Throws RangeError for a note that is no checkpoint, or too long. */
export function formatAnchorData(note: Bytes): Bytes {
	const read = readNote(note);
	if (!read) throw new RangeError("what is anchored is a signed checkpoint");
	return concat(anchorTopic(read.checkpoint.origin), note);
}

/** Reads what was posted. Refuses everything that `formatAnchorData` does not write. */
export function parseAnchorData(data: Bytes): Result<AnchorData, "anchor-data"> {
	const read = data.length > topicBytes ? readNote(data.subarray(topicBytes)) : undefined;
	const named = read && equal(data.subarray(0, topicBytes), anchorTopic(read.checkpoint.origin));
	return named ? accept(read) : refuse("anchor-data");
}

function readNote(bytes: Bytes): AnchorData | undefined {
	if (bytes.length > MAX_ANCHORED_NOTE_BYTES) return undefined;
	const note = parseNote(bytes);
	const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
	return checkpoint.ok ? { checkpoint: checkpoint.value, note: new Uint8Array(bytes) } : undefined;
}
