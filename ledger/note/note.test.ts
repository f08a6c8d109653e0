import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toBase64 } from "../crypto/base64.ts";
import { utf8 } from "../crypto/bytes.ts";
import {
	addSignatures,
	formatNote,
	MAX_NOTE_BYTES,
	MAX_SIGNATURES,
	type Note,
	parseNote,
	parseSignatureLines,
} from "./note.ts";

const line = `— a ${toBase64(Uint8Array.of(0, 0, 1, 2, 9))}\n`;
const signature = { name: "a", keyId: 258, signature: Uint8Array.of(9) };

test("reads a text and its signature lines, split at the last empty line", () => {
	const cases: [string, string][] = [
		[`hello\n\n${line}`, "hello\n"],
		[`one\n\n— not a signature\n\n${line}`, "one\n\n— not a signature\n"],
		[`ends empty\n\n\n${line}`, "ends empty\n\n"],
		[`\n\n${line}`, "\n"],
		[`\ufeffmark\n\n${line}`, "\ufeffmark\n"],
	];
	for (const [note, text] of cases)
		assert.deepEqual(parseNote(utf8(note)), { ok: true, value: { text, signatures: [signature] } });
});

test("reads as many signatures as it promises, and no more", () => {
	const many = (count: number) => parseNote(utf8(`t\n\n${line.repeat(count)}`));
	const read = many(MAX_SIGNATURES);
	assert.equal(read.ok && read.value.signatures.length, MAX_SIGNATURES);
	assert.deepEqual(many(MAX_SIGNATURES + 1), refusal("note-too-many-signatures"));
});

test("names what is wrong with a note", () => {
	const sig = toBase64(Uint8Array.of(0, 0, 1, 2, 9));
	const cases: [string, string][] = [
		["", "note-without-signatures"],
		["text\n", "note-without-signatures"],
		["text\n\n", "note-without-signatures"],
		[line, "note-without-signatures"],
		[`te\txt\n\n${line}`, "note-control-character"],
		[`text\r\n\r\n${line}`, "note-control-character"],
		[`text\n\n${line.slice(0, -1)}`, "note-signature-line"],
		[`text\n\n${line}x`, "note-signature-line"],
		[`text\n\n- a ${sig}\n`, "note-signature-line"],
		[`text\n\n—  a ${sig}\n`, "note-signature-line"],
		[`text\n\n— a  ${sig}\n`, "note-signature-line"],
		[`text\n\n— a ${sig} \n`, "note-signature-line"],
		[`text\n\n— a+b ${sig}\n`, "note-signature-line"],
		[`text\n\n— a\u0085b ${sig}\n`, "note-signature-line"],
		[`text\n\n— a ${sig.replace("=", "")}\n`, "note-signature-line"],
		[`text\n\n— a AAABAgl=\n`, "note-signature-line"],
		[`text\n\n— a AAABAg==\n`, "note-signature-line"],
		[`text\n\n— a \n`, "note-signature-line"],
	];
	for (const [note, reason] of cases)
		assert.deepEqual(parseNote(utf8(note)), refusal(reason), JSON.stringify(note));
	assert.deepEqual(parseNote(Uint8Array.of(0xff, 10, 10)), refusal("note-not-utf8"));
	assert.deepEqual(parseNote(new Uint8Array(MAX_NOTE_BYTES + 1)), refusal("note-too-large"));
});

test("reads back every note it writes, to the same bytes", () => {
	const seed = 20260303;
	const text = fc
		.string({ unit: "binary", maxLength: 60 })
		.map((value) => `${value.replaceAll(/\p{Cc}/gu, "\n")}\n`);
	const name = fc
		.string({ unit: "grapheme", minLength: 1, maxLength: 20 })
		.filter((value) => /^[^\s+\p{Cc}\u0085]+$/u.test(value));
	const signatures = fc.array(
		fc.record(
			{ name, keyId: fc.nat(0xffffffff), signature: fc.uint8Array({ minLength: 1, maxLength: 80 }) },
			{ noNullPrototype: true },
		),
		{ minLength: 1, maxLength: 20 },
	);
	fc.assert(
		fc.property(fc.record({ text, signatures }, { noNullPrototype: true }), (note) => {
			const bytes = formatNote(note);
			const read = parseNote(bytes);
			assert.deepEqual(read, { ok: true, value: note });
		}),
		{ numRuns: 200, seed },
	);
});

test("never throws on what it reads, and what it accepts it would write the same", () => {
	const seed = 20260304;
	const base = utf8(`text\n\n${line}`);
	fc.assert(
		fc.property(fc.nat(base.length - 1), fc.nat(255), (at, byte) => {
			const read = parseNote(base.with(at, byte));
			if (read.ok) assert.deepEqual(formatNote(read.value), base.with(at, byte));
		}),
		{ numRuns: 2000, seed },
	);
});

test("refuses to write what is not a note", () => {
	const cases: Note[] = [
		{ text: "no newline", signatures: [signature] },
		{ text: "text\n", signatures: [] },
		{ text: "", signatures: [signature] },
		{ text: "a\tb\n", signatures: [signature] },
		{ text: "text\n", signatures: [{ ...signature, name: "a b" }] },
		{ text: "text\n", signatures: [{ ...signature, signature: new Uint8Array() }] },
		{ text: "text\n", signatures: [{ ...signature, keyId: -1 }] },
	];
	for (const note of cases) assert.throws(() => formatNote(note), RangeError);
});

test("reads a witness's signature lines alone", () => {
	assert.deepEqual(parseSignatureLines(line + line), { ok: true, value: [signature, signature] });
	assert.deepEqual(parseSignatureLines(""), refusal("note-without-signatures"));
	assert.deepEqual(parseSignatureLines(`\n${line}`), refusal("note-signature-line"));
	assert.deepEqual(parseSignatureLines(`${line}\n`), refusal("note-signature-line"));
});

test("replaces a signature of the same key instead of repeating it", () => {
	const newer = { ...signature, signature: Uint8Array.of(8) };
	const other = { ...signature, keyId: 3 };
	const note = addSignatures({ text: "t\n", signatures: [signature] }, [other, newer]);
	assert.deepEqual(note, { text: "t\n", signatures: [newer, other] });
});

function refusal(reason: string) {
	return { ok: false, reason };
}
