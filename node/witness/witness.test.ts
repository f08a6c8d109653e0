import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { formatFork, parseFork, verifyFork } from "@mingjian/ledger/note/fork.ts";
import { type NoteSigner, noteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { verifyCheckpoint } from "@mingjian/ledger/note/policy.ts";
import { signNote } from "@mingjian/ledger/note/sign-note.ts";
import { formatVkey, LOG_KEY, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import { PublishedRecord } from "../../client/testing/published-record.ts";
import { ask, grown, logOf, nowMs, vkeyOf, witnessFor } from "./testing/test-witness.ts";
import { WitnessDamaged } from "./witness-book.ts";

test("a log that only grows is cosigned, each time it shows that it did", async () => {
	const record = grown(3);
	const witness = await witnessFor([logOf(record)]);
	const first = record.checkpoint();
	const size = record.size;
	const answer = await ask(witness, 0, [], first);
	assert.equal(answer.status, 200);
	assert.match(answer.body, /^— witness\.example\/w1 \S+\n$/);
	const policy = { ...record.policy, cosigners: [vkeyOf(witness.signer)], quorum: 1 };
	const both = new Uint8Array([...first, ...utf8(answer.body)]);
	const trusted = verifyCheckpoint(both, policy);
	assert.ok(trusted.ok && trusted.value.cosigners[0]?.timeSeconds === nowMs / 1000);
	assert.equal((await ask(witness, size, [], first)).status, 200);
	record.block(record.registration("later"));
	const proof = record.proveGrowth(size, record.size);
	assert.equal((await ask(witness, size, proof, record.checkpoint())).status, 200);
});

test("a witness answers as the protocol says what it cannot cosign", async () => {
	const record = grown(3);
	const witness = await witnessFor([logOf(record)]);
	const first = record.checkpoint();
	const size = record.size;
	assert.equal((await witness.judge.addCheckpoint(utf8("nothing"))).status, 400);
	const other = new PublishedRecord();
	const stranger = await witnessFor([]);
	assert.equal((await ask(stranger, 0, [], first)).status, 404);
	const forged = utf8(new TextDecoder().decode(first).replace(/— (\S+) \S/, "— $1 B"));
	assert.equal((await ask(witness, 0, [], forged)).status, 403);
	assert.equal((await ask(witness, size + 1, [], first)).status, 400);
	assert.deepEqual(await ask(witness, 1, [other.leaves[0]!.subarray(0, 32)], first), {
		status: 409,
		type: "text/x.tlog.size",
		body: "0\n",
	});
	assert.equal((await ask(witness, 0, [], first)).status, 200);
	record.block(record.registration("later"));
	const next = record.checkpoint();
	assert.deepEqual(await ask(witness, 0, [], next), {
		status: 409,
		type: "text/x.tlog.size",
		body: `${size}\n`,
	});
	const proof = record.proveGrowth(size, record.size);
	assert.equal((await ask(witness, size, proof.slice(1), next)).status, 422);
	const wrong = proof.map((hash) => hash.map((octet) => octet ^ 1));
	assert.equal((await ask(witness, size, wrong, next)).status, 422);
	assert.deepEqual(witness.evidence, []);
	assert.equal((await ask(witness, size, proof, next)).status, 200);
	assert.equal((await ask(witness, size, [], first)).status, 409);
});

test("a fork is refused, and the pair of checkpoints is evidence that anybody can check", async () => {
	for (const more of [0, 1, 2]) {
		const [honest, forked] = [grown(3, "a"), grown(3 + more, "b")];
		const witness = await witnessFor([logOf(honest)]);
		assert.equal((await ask(witness, 0, [], honest.checkpoint())).status, 200);
		const proof = more === 0 ? [] : forked.proveGrowth(honest.size, forked.size);
		const answer = await ask(witness, honest.size, proof, forked.checkpoint());
		assert.equal(answer.status, more === 0 ? 409 : 422);
		const [file] = witness.evidence;
		assert.ok(file, `no evidence for ${more} more`);
		const evidence = parseFork(file);
		assert.ok(evidence.ok);
		const proved = verifyFork(evidence.value, honest.policy);
		assert.ok(
			proved.ok && proved.value.older.size === honest.size && proved.value.newer.size === forked.size,
		);
		assert.deepEqual(formatFork(evidence.value), file);
		const { older, newer, hashes } = evidence.value;
		const twice = verifyFork({ older, newer: older, hashes: [] }, honest.policy);
		assert.deepEqual(twice, { ok: false, reason: "fork-none" });
		const cut = verifyFork({ older, newer, hashes: hashes.slice(1) }, honest.policy);
		assert.equal(cut.ok, more === 0);
		assert.equal(parseFork(file.subarray(0, -1)).ok, false);
	}
});

test("a fork is evidence also where the log has replaced its key since the witness saw it last", async () => {
	const [honest, forked] = [grown(3, "a"), grown(4, "b")];
	const next = noteSigner(honest.log.name, sha256(utf8("the next key")));
	const log = (...signers: NoteSigner[]) => ({
		origin: honest.log.name,
		keys: signers.map(({ name, publicKey }) => verifierKey(name, LOG_KEY, publicKey)),
	});
	const before = await witnessFor([log(honest.log)]);
	const { size } = honest;
	assert.equal((await ask(before, 0, [], honest.checkpoint())).status, 200);
	const after = await witnessFor([log(next)], "witness.example/w1", before.folder);
	assert.equal((await ask(after, size, [], honest.checkpoint())).status, 403);
	const signed = (record: PublishedRecord) => {
		const [text] = new TextDecoder().decode(record.checkpoint()).split("\n\n");
		return signNote(`${text}\n`, [next]);
	};
	const refused = await ask(after, size, forked.proveGrowth(size, forked.size), signed(forked));
	assert.equal(refused.status, 422);
	const evidence = parseFork(after.evidence[0]!);
	assert.ok(evidence.ok);
	const [logKeys, formerLogKeys] = [
		[formatVkey(log(next).keys[0]!)],
		[{ key: honest.policy.logKeys[0]!, lastSize: size }],
	];
	const rotated = { origin: honest.log.name, logKeys, formerLogKeys };
	assert.ok(verifyFork(evidence.value, rotated).ok);
	honest.block(honest.registration("later"));
	const grew = await ask(after, size, honest.proveGrowth(size, honest.size), signed(honest));
	assert.deepEqual([grew.status, after.evidence.length], [200, 1]);
});

test("an honest log that grew cannot be accused", async () => {
	const record = grown(3);
	const [older, size] = [record.checkpoint(), record.size];
	record.block(record.registration("later"));
	const newer = record.checkpoint();
	const proof = record.proveGrowth(size, record.size);
	assert.deepEqual(verifyFork({ older, newer, hashes: proof }, record.policy), {
		ok: false,
		reason: "fork-none",
	});
	const bent = proof.map((hash) => hash.map((octet) => octet ^ 1));
	assert.deepEqual(verifyFork({ older, newer, hashes: bent }, record.policy), {
		ok: false,
		reason: "fork-none",
	});
});

test("a witness remembers through a restart, and does not begin anew where its memory is damaged", async () => {
	const record = grown(2);
	const first = await witnessFor([logOf(record)]);
	assert.equal((await ask(first, 0, [], record.checkpoint())).status, 200);
	const size = record.size;
	const again = await witnessFor([logOf(record)], "witness.example/w1", first.folder);
	assert.equal((await ask(again, 0, [], record.checkpoint())).body, `${size}\n`);
	const [name] = readdirSync(first.folder);
	writeFileSync(join(first.folder, name!), "");
	await assert.rejects(witnessFor([logOf(record)], "witness.example/w1", first.folder), WitnessDamaged);
});

test("requests at the same time are judged one after another", async () => {
	const record = grown(2);
	const witness = await witnessFor([logOf(record)]);
	const first = record.checkpoint();
	record.block(record.registration("later"));
	const answers = await Promise.all([ask(witness, 0, [], record.checkpoint()), ask(witness, 0, [], first)]);
	assert.deepEqual(
		answers.map(({ status }) => status),
		[200, 409],
	);
});
