import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { verifyProofFile } from "@mingjian/client/verify/verify-proof-file.ts";
import type { Snapshot } from "@mingjian/consensus/driver/machine.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { signed, signedInVain, testTimeMs } from "../http/testing/open-door.ts";
import { Door } from "../pipeline/door.ts";
import { Follower } from "../pipeline/follower.ts";
import { InlineVerifier } from "../pipeline/inline-verifier.ts";
import { NodeMachine } from "../pipeline/node-machine.ts";
import { Orderers } from "../pipeline/orderers.ts";
import { smallGenesis, smallNode, smallPolicy } from "../pipeline/testing/small-node.ts";
import { BlockLog } from "../store/block-log/block-log.ts";
import { diskFiles } from "../store/files.ts";
import { openStores } from "../store/open-stores.ts";
import { temporary } from "../store/testing/temporary.ts";
import { describe as described, factsOf } from "./metadata.ts";
import { SnapshotSource, snapshotEvery } from "./snapshot-source.ts";
import { SnapshotTarget } from "./snapshot-target.ts";

let log: BlockLog;
let source: SnapshotSource;
let snapshot: Snapshot;
let chunks: Bytes[];
const height = snapshotEvery;
const root = () => log.place(height)!.root;

before(async () => {
	const directory = temporary();
	const leader = await smallNode(directory);
	for (let at = 0; at < height + 6; at++) await leader.submit(at % 5 === 4 ? signedInVain() : signed());
	await leader.close();
	log = await BlockLog.open(diskFiles, `${directory}/record`);
	source = new SnapshotSource(log, 8000);
	source.refresh((error) => assert.fail(String(error)));
	while (source.list().size === 0) await nextTurn();
	snapshot = source.list().get(BigInt(height))!;
	chunks = Array.from({ length: snapshot.chunks }, (_, index) => source.chunk(BigInt(height), index)!);
});
after(async () => {
	await source.close();
	await log.close();
});

/** A node that began and has nothing yet. */
async function newcomer() {
	const directory = temporary();
	await (await smallNode(directory)).close();
	const registry = new Registry(contracts);
	const stores = await openStores({ files: diskFiles, directory, registry, genesis: smallGenesis });
	const { chain } = stores;
	const failed = (error: unknown) => assert.fail(String(error));
	const follower = new Follower(stores, failed);
	const door = new Door({ registry, chain, ledger: "test", clock: () => testTimeMs });
	const machine = new NodeMachine({
		...stores,
		door,
		verifiers: new InlineVerifier(),
		follower,
		orderers: new Orderers(registry, smallGenesis.members),
	});
	const waiting = `${directory}/snapshot`;
	const target = new SnapshotTarget({ files: diskFiles, directory: waiting, log: stores.log, machine });
	const close = async () => {
		await follower.settled();
		await stores.close();
	};
	const reached: bigint[] = [];
	const offer = (given: Snapshot, trusted = root()) =>
		target.offer(given, trusted, async (at) => void reached.push(at));
	const nothingKept = () => {
		assert.equal(machine.head().height, 0n);
		assert.deepEqual(reached, []);
	};
	return { directory, waiting, machine, target, offer, reached, nothingKept, close };
}

const refused = (code: string, fault: "chunk" | "snapshot" = "snapshot") => ({
	accepted: false,
	code,
	fault,
});
const accepted = { accepted: true };

/** What another member says of other chunks. */
function announced(given: readonly Bytes[], changes: { height?: number; size?: number } = {}): Snapshot {
	return described({ ...factsOf(snapshot)!, ...changes, chunkHashes: given.map((chunk) => sha256(chunk)) });
}

async function takeAll(target: SnapshotTarget, given: readonly Bytes[]) {
	for (const [index, chunk] of given.entries()) {
		const verdict = await target.take(index, chunk);
		if (!verdict.accepted) return verdict;
	}
	return accepted;
}

test("a newcomer takes another's record, executes it to the same roots and proves what is older than itself", async () => {
	const { directory, waiting, machine, target, offer, reached, close } = await newcomer();
	assert.ok(snapshot.chunks > 2, `${snapshot.chunks} chunks`);
	assert.deepEqual(offer(snapshot), accepted);
	assert.deepEqual(await takeAll(target, chunks), accepted);
	assert.deepEqual(reached, [BigInt(height)]);
	assert.equal(machine.head().height, BigInt(height));
	assert.deepEqual(machine.head().root, root());
	assert.deepEqual(readdirSync(waiting), []);
	await close();
	const node = await smallNode(directory);
	for (const index of [1, 9]) {
		const verdict = verifyProofFile(utf8((await node.entryProof(index))!), smallPolicy);
		assert.ok(verdict.ok && verdict.value.kind === "entry" && verdict.value.entry.index === index);
	}
});

test("the same record gives the same snapshot to all, and a later one begins with the same chunks", async () => {
	const again = new SnapshotSource(log, 8000);
	again.refresh((error) => assert.fail(String(error)));
	while (again.list().size === 0) await nextTurn();
	assert.deepEqual(again.list().get(BigInt(height)), snapshot);
	assert.equal(again.chunk(BigInt(height), snapshot.chunks), undefined);
	assert.equal(again.chunk(BigInt(height + 1), 0), undefined);
	await again.close();
});

test("a chunk with a turned byte is asked for again, and nothing is kept before the last one", async () => {
	const { target, offer, nothingKept, close } = await newcomer();
	offer(snapshot);
	const turned = chunks[0]!.slice();
	turned[100]! ^= 1;
	assert.deepEqual(await target.take(0, turned), refused("chunk-changed", "chunk"));
	assert.deepEqual(await target.take(1, chunks[1]!), refused("chunk-order", "chunk"));
	assert.deepEqual(await target.take(0, chunks[0]!), accepted);
	nothingKept();
	await close();
});

test("a snapshot whose maker changed it everywhere at once does not come to the root of the others", async () => {
	for (const [at, code] of [
		[2, "snapshot-malformed"],
		[100, "snapshot-malformed"],
		[chunks[1]!.length - 60, "snapshot-root"],
	] as const) {
		const { target, offer, nothingKept, close } = await newcomer();
		const lied = chunks.map((chunk) => chunk.slice());
		// A letter of the state root in the chunk's last block leaf, where it is the last case.
		lied[1]![at] = lied[1]![at] === 65 ? 66 : 65;
		assert.deepEqual(offer(announced(lied)), accepted);
		assert.deepEqual(await takeAll(target, lied), refused(code), `octet ${at}`);
		nothingKept();
		await close();
	}
});

test("a snapshot that lies about its size or leaves a chunk out is refused", async () => {
	const cases: [Snapshot, readonly Bytes[], string][] = [
		[announced(chunks, { size: factsOf(snapshot)!.size + 1 }), chunks, "snapshot-size"],
		[announced(chunks, { height: height + 1 }), chunks, "snapshot-size"],
		[announced(chunks.slice(0, -1)), chunks.slice(0, -1), "snapshot-size"],
		[announced(chunks.slice(1)), chunks.slice(1), "snapshot-malformed"],
	];
	for (const [given, sent, code] of cases) {
		const { target, offer, nothingKept, close } = await newcomer();
		assert.deepEqual(offer(given), accepted);
		assert.deepEqual(await takeAll(target, sent), refused(code));
		assert.deepEqual(await target.take(0, chunks[0]!), refused("snapshot-not-offered"));
		nothingKept();
		await close();
	}
});

test("a snapshot of a minority, whose root more than two thirds did not sign, is refused", async () => {
	const { waiting, target, offer, nothingKept, close } = await newcomer();
	offer(snapshot, log.place(height - 1)!.root);
	assert.deepEqual(await takeAll(target, chunks), refused("snapshot-root"));
	assert.deepEqual(readdirSync(waiting), []);
	nothingKept();
	await close();
});

test("a snapshot whose own words do not fit is refused before any chunk is fetched", async () => {
	const { offer, nothingKept, close } = await newcomer();
	assert.deepEqual(offer({ ...snapshot, format: 2 }), refused("snapshot-format"));
	for (const change of [
		{ chunks: snapshot.chunks + 1 },
		{ chunks: 0 },
		{ hash: sha256(utf8("other")) },
		{ metadata: snapshot.metadata.slice(1) },
	])
		assert.deepEqual(offer({ ...snapshot, ...change }), refused("snapshot-malformed"));
	nothingKept();
	await close();
});
