import { toBase64 } from "../crypto/base64.ts";
import { type Bytes, fromUtf8, utf8 } from "../crypto/bytes.ts";
import { HASH_BYTES } from "../merkle/log/hash.ts";
import { accept, type Result, refuse } from "../merkle/log/result.ts";
import { readBase64, readDecimal, readUtf8 } from "./strict-text.ts";

/** A proof file (C2SP tlog-proof@v1) taken apart; nothing in it is believed yet. */
export interface TlogProof {
	/** Opaque bytes that travel along, at least one; nothing in the file vouches for them. */
	readonly extra?: Bytes;
	/** The index of the entry in the log. */
	readonly index: number;
	/** The inclusion proof, leaf's sibling first, 32 bytes each. */
	readonly hashes: readonly Bytes[];
	/** The signed checkpoint, byte for byte. */
	readonly checkpoint: Bytes;
}

/** Why bytes are not a proof file. */
export type TlogProofFailure =
	| "file-too-large"
	| "file-not-utf8"
	| "file-header"
	| "file-extra"
	| "file-index"
	| "file-hashes"
	| "file-checkpoint";

/** Longest proof file accepted, in bytes. */
export const MAX_PROOF_FILE_BYTES = 32 << 20;

/** Most hashes accepted in a proof, as in C2SP tlog-witness. */
export const MAX_PROOF_HASHES = 63;

const HEADER = "c2sp.org/tlog-proof@v1";

/** Reads a proof file. Every value has one spelling, so no other bytes read as the same proof. */
export function parseTlogProof(file: Bytes): Result<TlogProof, TlogProofFailure> {
	if (file.length > MAX_PROOF_FILE_BYTES) return refuse("file-too-large");
	const whole = readUtf8(file);
	if (whole === undefined) return refuse("file-not-utf8");
	const gap = whole.indexOf("\n\n");
	const [header, ...lines] = whole.slice(0, Math.max(gap, 0)).split("\n");
	if (header !== HEADER) return refuse("file-header");
	const checkpoint = utf8(whole.slice(gap + 2));
	if (checkpoint.length === 0) return refuse("file-checkpoint");
	const extra = readExtra(lines);
	if (extra === "bad") return refuse("file-extra");
	const index = readDecimal(lines.shift()?.match(/^index (.+)$/)?.[1] ?? "");
	if (index === undefined) return refuse("file-index");
	const hashes = readHashes(lines);
	return hashes ? accept({ ...extra, index, hashes, checkpoint }) : refuse("file-hashes");
}

/** Writes a proof file. Throws RangeError when what it would write is not one. */
export function formatTlogProof({ extra, index, hashes, checkpoint }: TlogProof): Bytes {
	const lines = [
		HEADER,
		...(extra ? [`extra ${toBase64(extra)}`] : []),
		`index ${index}`,
		...hashes.map(toBase64),
	];
	const file = utf8(`${lines.join("\n")}\n\n${fromUtf8(checkpoint)}`);
	const read = parseTlogProof(file);
	if (!read.ok) throw new RangeError(`not a proof file: ${read.reason}`);
	return file;
}

// Takes the line off the list when there is one.
function readExtra(lines: string[]): { extra?: Bytes } | "bad" {
	if (!lines[0]?.startsWith("extra")) return {};
	const extra = readBase64(lines.shift()?.match(/^extra (.+)$/)?.[1] ?? "");
	return extra && extra.length > 0 ? { extra } : "bad";
}

/** Reads one hash per line, at most 63, as proof files and witness requests carry them. */
export function readHashes(lines: readonly string[]): Bytes[] | undefined {
	if (lines.length > MAX_PROOF_HASHES) return undefined;
	const hashes = lines.map(readBase64);
	return hashes.every((hash) => hash?.length === HASH_BYTES) ? (hashes as Bytes[]) : undefined;
}
