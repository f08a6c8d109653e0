import { toBase64 } from "../crypto/base64.ts";
import { type Bytes, fromUtf8, utf8 } from "../crypto/bytes.ts";
import { accept, type Result, refuse } from "../merkle/log/result.ts";
import { MAX_NOTE_BYTES } from "./note.ts";
import { readDecimal, readUtf8 } from "./strict-text.ts";
import { readHashes } from "./tlog-proof.ts";

/** What a log asks a witness to cosign (C2SP tlog-witness, add-checkpoint). */
export interface AddCheckpoint {
	/** The size the witness cosigned last, 0 when never. */
	readonly oldSize: number;
	/** The consistency proof from the old size, 32 bytes each. */
	readonly proof: readonly Bytes[];
	/** The signed checkpoint, byte for byte. */
	readonly checkpoint: Bytes;
}

/** Why bytes are not such a request. */
export type AddCheckpointFailure =
	| "request-too-large"
	| "request-not-utf8"
	| "request-old-size"
	| "request-proof"
	| "request-checkpoint";

/** Longest request accepted, in bytes: the longest note, and room for the proof. */
export const MAX_ADD_CHECKPOINT_BYTES = MAX_NOTE_BYTES + 4096;

/** Reads the body of an add-checkpoint request. The empty log needs no proof and gets none. */
export function parseAddCheckpoint(body: Bytes): Result<AddCheckpoint, AddCheckpointFailure> {
	if (body.length > MAX_ADD_CHECKPOINT_BYTES) return refuse("request-too-large");
	const whole = readUtf8(body);
	if (whole === undefined) return refuse("request-not-utf8");
	const gap = whole.indexOf("\n\n");
	const [first = "", ...lines] = whole.slice(0, Math.max(gap, 0)).split("\n");
	const oldSize = readDecimal(first.match(/^old (.+)$/)?.[1] ?? "");
	if (oldSize === undefined) return refuse("request-old-size");
	const proof = readHashes(lines);
	if (!proof || (oldSize === 0 && proof.length > 0)) return refuse("request-proof");
	const checkpoint = utf8(whole.slice(gap + 2));
	return checkpoint.length > 0 ? accept({ oldSize, proof, checkpoint }) : refuse("request-checkpoint");
}

/** Writes the body of an add-checkpoint request. Throws RangeError when what it would write is not one. */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): Bytes {
	const lines = [`old ${oldSize}`, ...proof.map(toBase64)];
	const body = utf8(`${lines.join("\n")}\n\n${fromUtf8(checkpoint)}`);
	const read = parseAddCheckpoint(body);
	if (!read.ok) throw new RangeError(`not an add-checkpoint request: ${read.reason}`);
	return body;
}
