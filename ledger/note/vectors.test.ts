import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { utf8 } from "../crypto/bytes.ts";
import { fromHex, toHex } from "../crypto/hex.ts";
import { parseFork, verifyFork } from "./fork.ts";
import { noteSigner } from "./note-signer.ts";
import { verifyCheckpoint } from "./policy.ts";
import { verifyNote } from "./verify-note.ts";
import { verifyTlogProof } from "./verify-tlog-proof.ts";
import { formatVkey, parseVkey, verifierKey } from "./vkey.ts";

const vectors = JSON.parse(readFileSync(new URL("../../spec/vectors/notes.json", import.meta.url), "utf8"));

test("verifies notes that others published", () => {
	assert.equal(vectors.published.length, 2);
	for (const { vkey, note } of vectors.published) {
		const key = parseVkey(vkey);
		assert.ok(key.ok);
		assert.equal(verifyNote(utf8(note), [key.value]).ok, true);
		assert.equal(verifyNote(utf8(`x${note}`), [key.value]).ok, false);
	}
});

test("reads the verifier keys of spec/vectors/notes.json", () => {
	for (const { seed, name, type, id, publicKey, vkey } of vectors.vkeys.valid) {
		const key = verifierKey(name, type, noteSigner(name, fromHex(seed)).publicKey);
		assert.deepEqual([key.id, toHex(key.publicKey), formatVkey(key)], [id, publicKey, vkey]);
		assert.deepEqual(parseVkey(vkey), { ok: true, value: key });
	}
	for (const { vkey, reason } of vectors.vkeys.invalid)
		assert.deepEqual(parseVkey(vkey), { ok: false, reason });
});

test("judges the checkpoints of spec/vectors/notes.json", () => {
	for (const { what, policy, note, cosigners, reason } of vectors.checkpoints) {
		const read = verifyCheckpoint(utf8(note), policy);
		if (reason) assert.deepEqual(read, { ok: false, reason }, what);
		else assert.deepEqual(read.ok && read.value.cosigners, cosigners, what);
	}
});

test("judges the proof files of spec/vectors/notes.json", () => {
	const { policy, cases } = vectors.proofs;
	for (const { what, file, leafHash, index, extra, reason } of cases) {
		const read = verifyTlogProof(utf8(file), fromHex(leafHash), policy);
		if (reason) assert.deepEqual(read, { ok: false, reason }, what);
		else
			assert.deepEqual(
				read.ok && [read.value.index, read.value.extra],
				[index, extra && fromHex(extra)],
				what,
			);
	}
});

test("judges the evidence of forks in spec/vectors/notes.json", () => {
	const { policy, cases } = vectors.forks;
	assert.ok(cases.length >= 10);
	for (const { what, file, older, newer, reason } of cases) {
		const evidence = parseFork(utf8(file));
		const read = evidence.ok ? verifyFork(evidence.value, policy) : evidence;
		if (reason) assert.deepEqual(read, { ok: false, reason }, what);
		else assert.deepEqual(read.ok && [read.value.older.size, read.value.newer.size], [older, newer], what);
	}
});

test("counts executors apart from witnesses as in spec/vectors/notes.json", () => {
	assert.ok(vectors.executors.length >= 7);
	for (const { what, policy, note, cosigners, executors, reason } of vectors.executors) {
		const read = verifyCheckpoint(utf8(note), policy);
		if (reason) assert.deepEqual(read, { ok: false, reason }, what);
		else
			assert.deepEqual(read.ok && [read.value.cosigners, read.value.executors], [cosigners, executors], what);
	}
});

test("counts who left for the log as it was, as in spec/vectors/notes.json", () => {
	assert.ok(vectors.former.length >= 13);
	for (const { what, policy, note, reason, ...trusted } of vectors.former) {
		const read = verifyCheckpoint(utf8(note), policy);
		if (reason) assert.deepEqual(read, { ok: false, reason }, what);
		else {
			assert.ok(read.ok, what);
			const { cosigners, executors, late } = read.value;
			assert.deepEqual({ cosigners, executors, late }, trusted, what);
		}
	}
});
