import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { verifyProofFile } from "@mingjian/client/verify/verify-proof-file.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { parseFork, verifyFork } from "@mingjian/ledger/note/fork.ts";
import { noteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { verifyCheckpoint } from "@mingjian/ledger/note/policy.ts";
import { COSIGNER_KEY, formatVkey, LOG_KEY, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { signed } from "../http/testing/open-door.ts";
import type { RunningNode } from "../pipeline/running-node.ts";
import { smallGenesis, smallNode, smallPolicy } from "../pipeline/testing/small-node.ts";
import { temporary } from "../store/testing/temporary.ts";
import type { AskFailure, WitnessPlace } from "./ask-witness.ts";
import { type TestWitness, vkeyOf, witnessFor } from "./testing/test-witness.ts";
import type { WitnessedLog } from "./witness.ts";
import { witnessServer } from "./witness-server.ts";

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
