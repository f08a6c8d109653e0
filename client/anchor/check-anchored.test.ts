import assert from "node:assert/strict";
import { test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { type Checkpoint, formatCheckpoint } from "@mingjian/ledger/note/checkpoint.ts";
import { parseFork, verifyFork } from "@mingjian/ledger/note/fork.ts";
import { type NoteSigner, noteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { signNote } from "@mingjian/ledger/note/sign-note.ts";
import { formatVkey, LOG_KEY, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import { checkAnchored } from "./check-anchored.ts";

const origin = "example.org/log";
const [old, present] = [1, 2].map((seed) => noteSigner(origin, new Uint8Array(32).fill(seed))) as [
	NoteSigner,
	NoteSigner,
];
const vkey = ({ publicKey }: NoteSigner) => formatVkey(verifierKey(origin, LOG_KEY, publicKey));
const at = (past: string, size: number): Checkpoint => ({
	origin,
	size,
	root: sha256(utf8(`${past} ${size}`)),
	extensions: [],
});
const signed = (signer: NoteSigner, checkpoint: Checkpoint) =>
	signNote(formatCheckpoint(checkpoint), [signer]);
const anchored = (signer: NoteSigner, checkpoint: Checkpoint) => ({
	checkpoint,
	note: signed(signer, checkpoint),
});
/** The log was of nine leaves when its key was replaced. */
const policy = { origin, logKeys: [vkey(present)], formerLogKeys: [{ key: vkey(old), lastSize: 9 }] };
const fetch = () => assert.fail("a tile was asked for");
const compare = async (anchors: readonly ReturnType<typeof anchored>[], checkpoint: Checkpoint) =>
	await checkAnchored(
		anchors as never,
		{ ...checkpoint, note: signed(present, checkpoint) },
		{ fetch, policy },
	);

test("an anchor the former log key signed in its time contradicts another past that the present key signs", async () => {
	const report = await compare([anchored(old, at("one past", 9))], at("another", 9));
	assert.equal(report.checked, 1);
	assert.equal(report.contradiction!.kind, "forked");
	const evidence = parseFork(report.contradiction!.evidence!);
	assert.ok(evidence.ok && verifyFork(evidence.value, policy).ok);
	const same = await compare([anchored(old, at("one past", 9))], at("one past", 9));
	assert.deepEqual([same.checked, same.contradiction], [1, undefined]);
	assert.equal(
		(await compare([anchored(old, at("one past", 9))], at("one past", 4))).contradiction!.kind,
		"shorter",
	);
});

test("an anchor the former key signed after it was replaced says nothing", async () => {
	const report = await compare([anchored(old, at("one past", 10))], at("another", 10));
	assert.deepEqual([report.checked, report.contradiction], [0, undefined]);
});
