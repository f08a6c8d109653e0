import { toBase64 } from "../crypto/base64.ts";
import { type Bytes, equal } from "../crypto/bytes.ts";
import { emptyRoot, HASH_BYTES } from "../merkle/log/hash.ts";
import { accept, type Result, refuse } from "../merkle/log/result.ts";
import { readBase64, readDecimal } from "./strict-text.ts";

/** What a log says of itself: who it is, how many leaves it has, and their root (C2SP tlog-checkpoint). */
export interface Checkpoint {
	readonly origin: string;
	readonly size: number;
	/** 32 bytes. */
	readonly root: Bytes;
	/** Lines after the root, opaque; usually none. */
	readonly extensions: readonly string[];
}

/** Why a text is not a checkpoint. */
export type CheckpointFailure =
	| "checkpoint-lines"
	| "checkpoint-origin"
	| "checkpoint-size"
	| "checkpoint-root"
	| "checkpoint-extensions";

/** Longest origin accepted, in UTF-16 units. */
export const MAX_ORIGIN_LENGTH = 255;

/** Most extension lines accepted. */
export const MAX_EXTENSIONS = 16;

/** Longest extension line accepted, in UTF-16 units. */
export const MAX_EXTENSION_LENGTH = 1024;

/** Reads the text of a note as a checkpoint. The empty log must have the empty root (RFC 6962 §2.1). */
export function parseCheckpoint(text: string): Result<Checkpoint, CheckpointFailure> {
	const lines = text.split("\n");
	if (lines.pop() !== "" || lines.length < 3) return refuse("checkpoint-lines");
	const [origin, sizeLine, rootLine, ...extensions] = lines as [string, string, string, ...string[]];
	if (!isLine(origin, MAX_ORIGIN_LENGTH)) return refuse("checkpoint-origin");
	const size = readDecimal(sizeLine);
	if (size === undefined) return refuse("checkpoint-size");
	const root = readBase64(rootLine);
	if (root?.length !== HASH_BYTES) return refuse("checkpoint-root");
	if (size === 0 && !equal(root, emptyRoot())) return refuse("checkpoint-root");
	if (extensions.length > MAX_EXTENSIONS || !extensions.every((line) => isLine(line, MAX_EXTENSION_LENGTH)))
		return refuse("checkpoint-extensions");
	return accept({ origin, size, root, extensions });
}

/** Writes the text of a checkpoint, ready to be signed. Throws RangeError when what it would write is not one. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
	const text = [origin, String(size), toBase64(root), ...extensions, ""].join("\n");
	const read = parseCheckpoint(text);
	if (!read.ok) throw new RangeError(`not a checkpoint: ${read.reason}`);
	if (read.value.origin !== origin || read.value.extensions.length !== extensions.length)
		throw new RangeError("a line of a checkpoint has a newline in it");
	return text;
}

function isLine(line: string, maxLength: number): boolean {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a line must not contain
	return line !== "" && line.length <= maxLength && line.isWellFormed() && !/[\x00-\x1f]/.test(line);
}
