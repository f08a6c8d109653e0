import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, test } from "node:test";
import { verifyProofFile } from "@mingjian/client/verify/verify-proof-file.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { formatAddCheckpoint } from "@mingjian/ledger/note/add-checkpoint.ts";
import { formatFork, parseFork, verifyFork } from "@mingjian/ledger/note/fork.ts";
import { type NoteSigner, noteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { verifyCheckpoint } from "@mingjian/ledger/note/policy.ts";
import { COSIGNER_KEY, formatVkey, LOG_KEY, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { PublishedRecord } from "../../client/testing/published-record.ts";
import { signed } from "../http/testing/open-door.ts";
import type { RunningNode } from "../pipeline/running-node.ts";
import { smallGenesis, smallNode, smallPolicy } from "../pipeline/testing/small-node.ts";
import { diskFiles } from "../store/files.ts";
import { temporary } from "../store/testing/temporary.ts";
import type { AskFailure, WitnessPlace } from "./ask-witness.ts";
import { Witness, type WitnessedLog } from "./witness.ts";
import { WitnessBook, WitnessDamaged } from "./witness-book.ts";
import { witnessServer } from "./witness-server.ts";

const nowMs = Date.UTC(2026, 0, 5, 9);
const vkeyOf = (signer: NoteSigner) => formatVkey(verifierKey(signer.name, COSIGNER_KEY, signer.publicKey));

interface TestWitness {
	readonly judge: Witness;
	readonly signer: NoteSigner;
	readonly evidence: Bytes[];
	readonly folder: string;
}

async function witnessFor(
	logs: readonly WitnessedLog[],
	name = "witness.example/w1",
	folder = temporary(),
): Promise<TestWitness> {
	const signer = noteSigner(name, sha256(utf8(name)));
	const evidence: Bytes[] = [];
	const book = await WitnessBook.open(diskFiles, folder);
	const forked = (file: Bytes) => evidence.push(file);
	return { judge: new Witness({ book, signer, logs, clock: () => nowMs, forked }), signer, evidence, folder };
}

function logOf(record: PublishedRecord): WitnessedLog {
	return { origin: record.log.name, keys: [verifierKey(record.log.name, LOG_KEY, record.log.publicKey)] };
}

const ask = async ({ judge }: TestWitness, oldSize: number, proof: readonly Bytes[], checkpoint: Bytes) =>
	await judge.addCheckpoint(formatAddCheckpoint({ oldSize, proof, checkpoint }));

/** A record grown by some accounts; another name makes another past. */
function grown(count: number, name = "a"): PublishedRecord {
	const record = new PublishedRecord();
	for (let at = 0; at < count; at++) record.block(record.registration(`${name}${at}`));
	return record;
}

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

const servers: (() => void)[] = [];
after(() => {
	for (const close of servers) close();
});

async function served(witness: TestWitness): Promise<WitnessPlace> {
	const server = witnessServer(witness.judge, vkeyOf(witness.signer), (error) => assert.fail(error as Error));
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	servers.push(() => {
		server.close();
		server.closeAllConnections();
	});
	const key = verifierKey(witness.signer.name, COSIGNER_KEY, witness.signer.publicKey);
	return { key, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const smallLog: WitnessedLog = {
	origin: smallPolicy.origin,
	keys: [verifierKeyOf(smallPolicy.logKeys[0]!)],
};

function verifierKeyOf(vkey: string) {
	const [name, , encoded] = vkey.split("+") as [string, string, string];
	return verifierKey(name, LOG_KEY, new Uint8Array(Buffer.from(encoded, "base64").subarray(1)));
}

function genesisWith(cosigners: readonly string[], quorum: number): GenesisDocument {
	const { governance } = smallGenesis.services as { governance: { policy: object } };
	const policy = { ...governance.policy, cosigners, quorum };
	return {
		...smallGenesis,
		services: { ...smallGenesis.services, governance: { ...governance, policy } },
	} as GenesisDocument;
}

interface Asking {
	readonly node: RunningNode;
	readonly told: AskFailure[];
}

async function asking(
	places: readonly WitnessPlace[],
	cosigners: readonly string[],
	quorum: number,
): Promise<Asking> {
	const told: AskFailure[] = [];
	const node = await smallNode(temporary(), {
		genesis: genesisWith(cosigners, quorum),
		cosigning: { witnesses: places, told: (failure) => told.push(failure) },
	});
	return { node, told };
}

test("a node has its checkpoints witnessed, and its proofs satisfy a policy that asks for that and no stricter one", async () => {
	const witnesses = [
		await witnessFor([smallLog], "w.example/1"),
		await witnessFor([smallLog], "w.example/2"),
	];
	const strangers = await witnessFor([smallLog], "w.example/unknown");
	const places = await Promise.all([...witnesses, strangers].map(served));
	const cosigners = witnesses.map(({ signer }) => vkeyOf(signer));
	const { node } = await asking(places, cosigners, 2);
	for (let at = 0; at < 3; at++) {
		const receipt = await node.submit(signed());
		assert.ok("index" in receipt);
		const file = utf8((await node.entryProof(receipt.index))!);
		const policy = { ...smallPolicy, cosigners, quorum: 2 };
		const verdict = verifyProofFile(file, policy);
		assert.ok(verdict.ok, JSON.stringify(verdict));
		assert.deepEqual(
			verdict.value.trusted.cosigners.map(({ name }) => name),
			["w.example/1", "w.example/2"],
		);
	}
	const state = utf8(await node.stateProof("identity.account/nobody"));
	assert.ok(verifyProofFile(state, { ...smallPolicy, cosigners, quorum: 2 }).ok);
	assert.ok(
		verifyCheckpoint(utf8(node.checkpoint()), {
			...smallPolicy,
			cosigners: [...cosigners, vkeyOf(strangers.signer)],
			quorum: 3,
		}).ok,
	);
});

test("a receipt cosigned by fewer than the policy asks for is refused, and the operator is told who did not cosign", async () => {
	const witness = await witnessFor([smallLog], "w.example/1");
	const place = await served(witness);
	const absent: WitnessPlace = {
		key: verifierKey("w.example/2", COSIGNER_KEY, noteSigner("w", sha256(utf8("2"))).publicKey),
		url: "http://127.0.0.1:1",
	};
	const cosigners = [vkeyOf(witness.signer), formatVkey(absent.key)];
	const { node, told } = await asking([place, absent], cosigners, 2);
	const receipt = await node.submit(signed());
	assert.ok("index" in receipt);
	const file = utf8((await node.entryProof(receipt.index))!);
	assert.deepEqual(verifyProofFile(file, { ...smallPolicy, cosigners, quorum: 2 }), {
		ok: false,
		reason: "quorum-not-reached",
	});
	assert.ok(verifyProofFile(file, { ...smallPolicy, cosigners, quorum: 1 }).ok);
	assert.deepEqual(told, ["witness-unreachable"]);
});

test("two nodes that show two pasts get one of them witnessed: who asks for a witness sees the fork refused", async () => {
	const witness = await witnessFor([smallLog], "w.example/1");
	const place = await served(witness);
	const cosigners = [vkeyOf(witness.signer)];
	const policy = { ...smallPolicy, cosigners, quorum: 1 };
	const verdicts: boolean[] = [];
	const told: AskFailure[] = [];
	for (const past of await Promise.all([1, 2].map(() => asking([place], cosigners, 1)))) {
		const receipt = await past.node.submit(signed());
		assert.ok("index" in receipt);
		verdicts.push(verifyProofFile(utf8((await past.node.entryProof(receipt.index))!), policy).ok);
		told.push(...past.told);
	}
	assert.deepEqual(verdicts, [true, false]);
	assert.deepEqual(told, ["witness-conflict"]);
	const evidence = parseFork(witness.evidence[0]!);
	assert.ok(evidence.ok && verifyFork(evidence.value, policy).ok);
});

test("the door of a witness takes nothing but requests of a bearable size", async () => {
	const place = await served(await witnessFor([smallLog]));
	const status = async (path: string, init?: RequestInit) =>
		(await fetch(`${place.url}${path}`, init)).status;
	assert.equal(await status("/add-checkpoint"), 405);
	assert.equal(await status("/else"), 404);
	assert.equal(await status("/add-checkpoint", { method: "POST", body: "x" }), 400);
	assert.match(await (await fetch(place.url)).text(), /^witness\.example\/w1\+/);
});
