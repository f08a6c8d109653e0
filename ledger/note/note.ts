import { toBase64 } from "../crypto/base64.ts";
import { type Bytes, concat, u32, utf8 } from "../crypto/bytes.ts";
import { accept, type Result, refuse } from "../merkle/log/result.ts";
import { readBase64, readUtf8 } from "./strict-text.ts";
import { isKeyName } from "./vkey.ts";

/** One signature line. Nothing is known about it until `verifyNote` has checked it. */
export interface NoteSignature {
	readonly name: string;
	/** Four bytes, big-endian. */
	readonly keyId: number;
	/** What follows the key id; at least one byte. */
	readonly signature: Bytes;
}

/** A text, which ends in a newline, and the signatures under it. */
export interface Note {
	readonly text: string;
	readonly signatures: readonly NoteSignature[];
}

/** Why bytes are not a note. */
export type NoteFailure =
	| "note-too-large"
	| "note-not-utf8"
	| "note-control-character"
	| "note-without-signatures"
	| "note-too-many-signatures"
	| "note-signature-line";

/** Longest note accepted, in bytes. */
export const MAX_NOTE_BYTES = 1 << 20;

/** Most signature lines accepted; C2SP signed-note asks for at least 16. */
export const MAX_SIGNATURES = 128;

const KEY_ID_BYTES = 4;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a note must not contain
const CONTROL = /[\x00-\x09\x0b-\x1f]/;
const SIGNATURE_LINE = /^— (\S+) (\S+)$/u;

/** Reads a note (C2SP signed-note): whether anyone trusted signed it is for `verifyNote` to say. */
export function parseNote(bytes: Bytes): Result<Note, NoteFailure> {
	if (bytes.length > MAX_NOTE_BYTES) return refuse("note-too-large");
	const whole = readUtf8(bytes);
	if (whole === undefined) return refuse("note-not-utf8");
	if (CONTROL.test(whole)) return refuse("note-control-character");
	const gap = whole.lastIndexOf("\n\n");
	if (gap < 0) return refuse("note-without-signatures");
	const signatures = parseSignatureLines(whole.slice(gap + 2));
	return signatures.ok ? accept({ text: whole.slice(0, gap + 1), signatures: signatures.value }) : signatures;
}

/** Reads signature lines standing alone, each ending in a newline, such as a witness's answer (C2SP tlog-witness). */
export function parseSignatureLines(text: string): Result<NoteSignature[], NoteFailure> {
	const lines = text.split("\n");
	if (lines.length === 1 && lines[0] === "") return refuse("note-without-signatures");
	if (lines.pop() !== "") return refuse("note-signature-line");
	if (lines.length > MAX_SIGNATURES) return refuse("note-too-many-signatures");
	const signatures = lines.map(parseSignatureLine);
	return signatures.every((signature) => signature !== undefined)
		? accept(signatures)
		: refuse("note-signature-line");
}

/** Writes a note. Throws RangeError when what it would write is not one. */
export function formatNote({ text, signatures }: Note): Bytes {
	const bytes = utf8(`${text}\n${signatures.map(formatSignatureLine).join("")}`);
	const read = parseNote(bytes);
	if (!read.ok) throw new RangeError(`not a note: ${read.reason}`);
	if (read.value.text !== text) throw new RangeError("a note's text ends in a newline");
	return bytes;
}

/** Writes one signature line, newline included. */
export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
	return `— ${name} ${toBase64(concat(u32(keyId), signature))}\n`;
}

/** The note with more signatures; one of the same key name and id takes the place of the one that was there. */
export function addSignatures(note: Note, added: readonly NoteSignature[]): Note {
	const keyOf = ({ name, keyId }: NoteSignature) => `${name} ${keyId}`;
	const byKey = new Map([...note.signatures, ...added].map((signature) => [keyOf(signature), signature]));
	return { text: note.text, signatures: [...byKey.values()] };
}

function parseSignatureLine(line: string): NoteSignature | undefined {
	const [, name = "", encoded = ""] = SIGNATURE_LINE.exec(line) ?? [];
	const bytes = readBase64(encoded);
	if (!bytes || bytes.length <= KEY_ID_BYTES || !isKeyName(name)) return undefined;
	const keyId = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
	return { name, keyId, signature: bytes.slice(KEY_ID_BYTES) };
}
