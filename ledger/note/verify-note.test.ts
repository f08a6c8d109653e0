import assert from "node:assert/strict";
import { test } from "node:test";
import { utf8 } from "../crypto/bytes.ts";
import { verifyEd25519 } from "../crypto/ed25519.ts";
import { cosign, cosignatureMessage } from "./cosignature.ts";
import { addSignatures, formatNote, type Note, type NoteSignature, parseNote } from "./note.ts";
import { noteSigner } from "./note-signer.ts";
import { signNote } from "./sign-note.ts";
import { verifyNote } from "./verify-note.ts";
import { COSIGNER_KEY, LOG_KEY, verifierKey } from "./vkey.ts";

const log = noteSigner("example.org/log", new Uint8Array(32).fill(1));
const witness = noteSigner("example.org/witness", new Uint8Array(32).fill(2));
const stranger = noteSigner("example.org/stranger", new Uint8Array(32).fill(3));
const logKey = verifierKey(log.name, LOG_KEY, log.publicKey);
const witnessKey = verifierKey(witness.name, COSIGNER_KEY, witness.publicKey);
const text = "a text\nof two lines\n";
const timeSeconds = 1_772_323_200;

test("accepts what known keys signed and reports what it ignored", () => {
	const note = withLines([cosign(text, witness, timeSeconds), strange()]);
	assert.deepEqual(verifyNote(formatNote(note), [logKey, witnessKey]), {
		ok: true,
		value: {
			text,
			verified: [{ key: logKey }, { key: witnessKey, timeSeconds }],
			ignored: [strange()],
		},
	});
});

test("refuses every single changed bit of a note that only known keys signed", () => {
	const bytes = formatNote(withLines([cosign(text, witness, timeSeconds)]));
	for (let bit = 0; bit < bytes.length * 8; bit += 1) {
		const changed = bytes.with(bit >> 3, bytes[bit >> 3]! ^ (1 << (bit & 7)));
		const read = verifyNote(changed, [logKey, witnessKey]);
		// A changed name or key id makes the line a stranger's; then only the other key still vouches for the text.
		if (read.ok) assert.deepEqual([read.value.text, read.value.verified.length], [text, 1]);
	}
});

test("refuses the whole note for one bad line of a known key", () => {
	const bad = { ...cosign(text, witness, timeSeconds), signature: new Uint8Array(72) };
	assert.deepEqual(
		verifyNote(formatNote(withLines([bad])), [logKey, witnessKey]),
		refusal("signature-invalid"),
	);
	assert.equal(verifyNote(formatNote(withLines([bad])), [logKey]).ok, true);
	const short = { ...bad, signature: bad.signature.slice(1) };
	assert.deepEqual(
		verifyNote(formatNote(withLines([short])), [logKey, witnessKey]),
		refusal("signature-invalid"),
	);
});

test("refuses a key that speaks twice", () => {
	const twice = withLines([cosign(text, witness, timeSeconds), cosign(text, witness, timeSeconds + 1)]);
	assert.deepEqual(verifyNote(formatNote(twice), [logKey, witnessKey]), refusal("signature-repeated"));
});

test("refuses a note no known key signed, even one that shares a name or an id", () => {
	assert.deepEqual(
		verifyNote(signNote(text, [stranger]), [logKey]),
		refusal("signature-of-known-key-missing"),
	);
	const sameName = { ...strange(), name: log.name };
	const sameId = { ...strange(), keyId: logKey.id };
	const note = formatNote({ text, signatures: [sameName, sameId] });
	assert.deepEqual(verifyNote(note, [logKey]), refusal("signature-of-known-key-missing"));
	assert.deepEqual(verifyNote(signNote(text, [log]), []), refusal("signature-of-known-key-missing"));
	assert.deepEqual(verifyNote(utf8("nothing"), [logKey]), refusal("note-without-signatures"));
});

test("does not take a log's signature for a cosignature, nor a cosignature at another time", () => {
	const cosigned = cosign(text, witness, timeSeconds);
	const asLog = {
		...cosigned,
		keyId: verifierKey(witness.name, LOG_KEY, witness.publicKey).id,
		signature: cosigned.signature.slice(8),
	};
	const plainKey = verifierKey(witness.name, LOG_KEY, witness.publicKey);
	assert.deepEqual(
		verifyNote(formatNote({ text, signatures: [asLog] }), [plainKey]),
		refusal("signature-invalid"),
	);
	const later = { ...cosigned, signature: cosigned.signature.with(7, cosigned.signature[7]! ^ 1) };
	assert.deepEqual(
		verifyNote(formatNote({ text, signatures: [later] }), [witnessKey]),
		refusal("signature-invalid"),
	);
	const endless = { ...cosigned, signature: cosigned.signature.with(0, 0x7f) };
	assert.deepEqual(
		verifyNote(formatNote({ text, signatures: [endless] }), [witnessKey]),
		refusal("signature-invalid"),
	);
});

test("signs the exact message of tlog-cosignature v1", () => {
	const { signature } = cosign(text, witness, timeSeconds);
	const message = `cosignature/v1\ntime 1772323200\n${text}`;
	assert.deepEqual(cosignatureMessage(text, timeSeconds), utf8(message));
	assert.ok(verifyEd25519(witness.publicKey, utf8(message), signature.slice(8)));
	assert.deepEqual(signature.slice(0, 8), Uint8Array.of(0, 0, 0, 0, 0x69, 0xa3, 0x81, 0x80));
	assert.throws(() => cosign(text, witness, 1.5), RangeError);
	assert.throws(() => cosign(text, witness, -1), RangeError);
});

test("never publishes a signature that a broken signer made", () => {
	const broken = { ...log, sign: () => new Uint8Array(64) };
	assert.throws(() => signNote(text, [broken]), /does not verify/);
	assert.throws(() => cosign(text, broken, timeSeconds), /does not verify/);
	assert.throws(() => signNote("no newline", [log]), RangeError);
	assert.throws(() => noteSigner("a", new Uint8Array(31)), RangeError);
});

function withLines(lines: NoteSignature[]): Note {
	const note = parseNote(signNote(text, [log]));
	assert.ok(note.ok);
	return lines.reduce(
		(all, line) => ({ text, signatures: [...all.signatures, line] }),
		addSignatures(note.value, []),
	);
}

function strange(): NoteSignature {
	const note = parseNote(signNote(text, [stranger]));
	assert.ok(note.ok);
	return note.value.signatures[0]!;
}

function refusal(reason: string) {
	return { ok: false, reason };
}
