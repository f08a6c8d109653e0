import assert from "node:assert/strict";
import { test } from "node:test";
import { type Bytes, utf8 } from "../crypto/bytes.ts";
import { prefixPlan } from "../merkle/log/consistency.ts";
import { leafHash, nodeHash } from "../merkle/log/hash.ts";
import { assemble } from "../merkle/log/proof-plan.ts";
import { rfcRoot } from "../merkle/log/reference.ts";
import { formatCheckpoint } from "./checkpoint.ts";
import { formatFork, parseFork, verifyFork } from "./fork.ts";
import type { LogTrust } from "./log-trust.ts";
import { type NoteSigner, noteSigner } from "./note-signer.ts";
import { signNote } from "./sign-note.ts";
import { formatVkey, LOG_KEY, verifierKey } from "./vkey.ts";

const origin = "example.org/log";
const [old, present, stranger] = [1, 2, 3].map((seed) =>
	noteSigner(origin, new Uint8Array(32).fill(seed)),
) as [NoteSigner, NoteSigner, NoteSigner];
const vkey = ({ publicKey }: NoteSigner) => formatVkey(verifierKey(origin, LOG_KEY, publicKey));
/** The log was of five leaves when its key was replaced. */
const rotated: LogTrust = {
	origin,
	logKeys: [vkey(present)],
	formerLogKeys: [{ key: vkey(old), lastSize: 5 }],
};

/** Hashes of leaves. */
const leaves = (past: string, count: number) =>
	Array.from({ length: count }, (_, order) => leafHash(utf8(`${past} ${order}`)));
const note = (signer: NoteSigner, all: readonly Bytes[]) =>
	signNote(formatCheckpoint({ origin, size: all.length, root: rfcRoot(all), extensions: [] }), [signer]);
const hashesOf = (from: number, all: readonly Bytes[]) => {
	const read = (level: number, index: number): Bytes =>
		level === 0 ? all[index]! : nodeHash(read(level - 1, 2 * index), read(level - 1, 2 * index + 1));
	return assemble(prefixPlan(from, all.length), read);
};
const refusal = (reason: string) => ({ ok: false, reason });

test("two pasts across a replaced key are a fork: the old key signed one, the new key the other", () => {
	for (const size of [5, 8, 13]) {
		const [before, now] = [leaves("one past", 5), leaves("another", size)];
		const hashes = size === 5 ? [] : hashesOf(5, now);
		const fork = { older: note(old, before), newer: note(present, now), hashes };
		const read = parseFork(formatFork(fork));
		assert.ok(read.ok);
		const proved = verifyFork(read.value, rotated);
		assert.ok(proved.ok, JSON.stringify(proved));
		assert.deepEqual([proved.value.older.size, proved.value.newer.size], [5, size]);
		// Whoever was never told of the old key cannot tell the log's word from a stranger's.
		assert.deepEqual(
			verifyFork(fork, { origin, logKeys: [vkey(present)] }),
			refusal("signature-of-known-key-missing"),
		);
	}
});

test("one past that grew across a replaced key is no fork", () => {
	const now = leaves("one past", 8);
	const fork = { older: note(old, now.slice(0, 5)), newer: note(present, now), hashes: hashesOf(5, now) };
	assert.deepEqual(verifyFork(fork, rotated), refusal("fork-none"));
});

test("two pasts the former key signed within its time are a fork; whoever stole it afterwards cannot accuse the log", () => {
	const both = (size: number) => ({
		older: note(old, leaves("one past", size)),
		newer: note(old, leaves("another", size)),
		hashes: [],
	});
	assert.ok(verifyFork(both(5), rotated).ok);
	assert.deepEqual(verifyFork(both(6), rotated), refusal("log-key-replaced"));
	const [before, now] = [leaves("one past", 5), leaves("another", 8)];
	const framed = { older: note(present, before), newer: note(old, now), hashes: hashesOf(5, now) };
	assert.deepEqual(verifyFork(framed, rotated), refusal("log-key-replaced"));
	assert.deepEqual(
		verifyFork({ ...framed, newer: note(stranger, now) }, rotated),
		refusal("signature-of-known-key-missing"),
	);
});
