import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { verifyProofFile } from "@mingjian/client/verify/verify-proof-file.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { formatAddCheckpoint } from "@mingjian/ledger/note/add-checkpoint.ts";
import { formatCheckpoint } from "@mingjian/ledger/note/checkpoint.ts";
import { cosign } from "@mingjian/ledger/note/cosignature.ts";
import { addSignatures, formatNote, parseNote } from "@mingjian/ledger/note/note.ts";
import { noteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { parsePolicy, verifyCheckpoint } from "@mingjian/ledger/note/policy.ts";
import { COSIGNER_KEY, formatVkey, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { addCheckpointRoute } from "../http/routes/add-checkpoint.ts";
import { openDoor, signed } from "../http/testing/open-door.ts";
import { smallGenesis, smallNode, smallPolicy } from "../pipeline/testing/small-node.ts";
import { temporary } from "../store/testing/temporary.ts";
import { Executor } from "./executor.ts";
import { witnessServer } from "./witness-server.ts";

const signerOf = (name: string) => noteSigner(name, sha256(utf8(name)));
const vkeyOf = (name: string) => formatVkey(verifierKey(name, COSIGNER_KEY, signerOf(name).publicKey));
const request = (checkpoint: string) =>
	formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: utf8(checkpoint) });

test("a node signs what it executed itself, and nothing it did not come to", async () => {
	const [own, other] = [await smallNode(temporary()), await smallNode(temporary())];
	const told: string[] = [];
	const signer = signerOf("tax.example/executor");
	const executor = new Executor({
		node: own,
		signer,
		clock: () => 5000,
		differs: (detail) => told.push(detail),
	});
	const ask = (body: Bytes) => executor.addCheckpoint(body);
	const shared = signed();
	for (const node of [own, other]) assert.ok("index" in (await node.submit(shared)));
	const answer = await ask(request(other.checkpoint()));
	assert.equal(answer.status, 200);
	const both = utf8(`${other.checkpoint()}${answer.body}`);
	const policy = { ...smallPolicy, executors: [vkeyOf(signer.name)], executionQuorum: 1 };
	const trusted = verifyCheckpoint(both, policy);
	assert.ok(trusted.ok);
	assert.deepEqual(
		[trusted.value.executors, trusted.value.cosigners],
		[[{ name: signer.name, timeSeconds: 5 }], []],
	);

	await other.submit(signed());
	assert.equal((await ask(request(other.checkpoint()))).status, 503);
	await own.submit(signed());
	assert.equal((await ask(request(other.checkpoint()))).status, 409);
	assert.deepEqual(told, [`size ${other.head().size}`]);
	const between = formatCheckpoint({
		origin: smallPolicy.origin,
		size: 2,
		root: own.head().root,
		extensions: [],
	});
	assert.equal((await ask(request(`${between}\n— ${smallPolicy.origin} AAAAAA==\n`))).status, 400);
	assert.equal(
		(await ask(request(own.checkpoint().replace(smallPolicy.origin, "other.example")))).status,
		404,
	);
	assert.equal((await ask(utf8("x"))).status, 400);
});

test("witnesses and executors are counted apart: neither stands in for the other", () => {
	const [text] = [
		formatCheckpoint({ origin: smallPolicy.origin, size: 0, root: sha256(utf8("")), extensions: [] }),
	];
	const log = noteSigner(smallPolicy.origin, sha256(utf8("log key of the small node")));
	const base = parseNote(formatNote({ text, signatures: [logLine(text, log)] }));
	assert.ok(base.ok);
	const note = (...names: string[]) =>
		formatNote(
			addSignatures(
				base.value,
				names.map((name) => cosign(text, signerOf(name), 7)),
			),
		);
	const policy = {
		...smallPolicy,
		cosigners: [vkeyOf("w1"), vkeyOf("w2")],
		quorum: 1,
		executors: [vkeyOf("e1"), vkeyOf("e2"), vkeyOf("e3")],
		executionQuorum: 2,
	};
	const judge = (...names: string[]) => {
		const read = verifyCheckpoint(note(...names), policy);
		return read.ok || read.reason;
	};
	assert.equal(judge("w1", "e1", "e3"), true);
	assert.equal(judge("w1", "w2", "e1"), "execution-quorum-not-reached");
	assert.equal(judge("e1", "e2", "e3"), "quorum-not-reached");
	const reason = (changes: object) => {
		const read = parsePolicy({ ...policy, ...changes });
		return read.ok || read.reason;
	};
	assert.equal(reason({}), true);
	assert.equal(reason({ executionQuorum: 4 }), "policy-quorum");
	assert.equal(reason({ executors: [vkeyOf("w1")] }), "policy-keys-repeated");
	assert.equal(reason({ executors: smallPolicy.logKeys }), "policy-executors");
});

test("a node answers over HTTP for what it executed, and a proof without that is refused where the policy asks for it", async () => {
	const door = await openDoor({
		routes: (app) =>
			addCheckpointRoute(
				app,
				new Executor({
					node: asExecuting(),
					signer: signerOf("e1"),
					clock: () => 9000,
					differs: assert.fail,
				}),
			),
	});
	const asExecuted = door.node;
	function asExecuting() {
		return {
			get policy() {
				return asExecuted.policy;
			},
			head: () => asExecuted.head(),
			rootAt: (size: number) => (size === asExecuted.head().size ? asExecuted.head().root : undefined),
		};
	}
	const answer = await door.app.inject({
		method: "POST",
		url: "/add-checkpoint",
		payload: Buffer.from(request(door.node.checkpoint())),
	});
	assert.equal(answer.statusCode, 200);
	assert.match(answer.body, /^— e1 \S+\n$/);
	const huge = await door.app.inject({
		method: "POST",
		url: "/add-checkpoint",
		payload: Buffer.alloc(3 << 20),
	});
	assert.equal(huge.statusCode, 413);
	const receipt = await door.node.submit(signed());
	assert.ok("index" in receipt);
	const file = utf8((await door.node.entryProof(receipt.index))!);
	const logKeys = [...door.node.policy.logKeys];
	const strict = { ...smallPolicy, logKeys, executors: [vkeyOf("e1")], executionQuorum: 1 };
	assert.deepEqual(verifyProofFile(file, strict), { ok: false, reason: "execution-quorum-not-reached" });
	await door.close();
});

function logLine(text: string, log: ReturnType<typeof noteSigner>) {
	const key = verifierKey(log.name, 0x01, log.publicKey);
	return { name: key.name, keyId: key.id, signature: log.sign(utf8(text)) };
}

test("a node's proofs carry the lines of the executors its policy names", async () => {
	const executors = [vkeyOf("e1"), vkeyOf("e2")];
	const { governance } = smallGenesis.services as { governance: { policy: object } };
	const policy = { ...governance.policy, executors, executionQuorum: 2 };
	const services = { ...smallGenesis.services, governance: { ...governance, policy } };
	const genesis = { ...smallGenesis, services } as GenesisDocument;
	const others = await Promise.all(
		["e1", "e2"].map(async (name) => {
			const node = await smallNode(temporary(), { genesis });
			const executor = new Executor({
				node,
				signer: signerOf(name),
				clock: () => 9000,
				differs: assert.fail,
			});
			const server = witnessServer(executor, vkeyOf(name), (error) => assert.fail(error as Error));
			await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
			const key = verifierKey(name, COSIGNER_KEY, signerOf(name).publicKey);
			return {
				node,
				server,
				place: { key, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
			};
		}),
	);
	const asking = await smallNode(temporary(), {
		genesis,
		cosigning: { witnesses: others.map(({ place }) => place) },
	});
	const strict = { ...smallPolicy, executors, executionQuorum: 2 };
	const act = signed();
	for (const { node } of others) await node.submit(act);
	const receipt = await asking.submit(act);
	assert.ok("index" in receipt);
	const verdict = verifyProofFile(utf8((await asking.entryProof(receipt.index))!), strict);
	assert.ok(verdict.ok, JSON.stringify(verdict));
	assert.deepEqual(
		verdict.value.trusted.executors.map(({ name }) => name),
		["e1", "e2"],
	);
	for (const { server } of others) {
		server.close();
		server.closeAllConnections();
	}
});
