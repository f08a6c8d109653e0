import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import {
	ResponseOfferSnapshot_Result as Offered,
	RequestFinalizeBlock,
	RequestOfferSnapshot,
	RequestPrepareProposal,
} from "cosmjs-types/tendermint/abci/types";
import { ListMachine } from "../driver/cases/list-machine.ts";
import { newDirectory } from "../driver/cases/running.ts";
import type { Snapshots } from "../driver/machine.ts";
import { Batches } from "./batches.ts";
import { HeightFile } from "./height-file.ts";
import { pack, unpack } from "./packing.ts";
import { RecordApplication } from "./record-application.ts";

const time = { seconds: 5n, nanos: 0 };

function application(snapshots?: Snapshots) {
	const machine = Object.assign(new ListMachine(), snapshots ? { snapshots } : {});
	const batches = new Batches((txs) => machine.acceptable({ height: 0n, timeMs: 0, txs }));
	const heights = HeightFile.open(join(newDirectory(), "heights"), 0n);
	const refused: string[] = [];
	const app = new RecordApplication({
		machine,
		batches,
		heights,
		clock: () => 5000,
		maxBlockEntries: 100,
		committed: () => {},
		snapshotRefused: (code) => refused.push(code),
	});
	const block = async (height: bigint, ...words: string[]) => {
		const txs = words.length > 0 ? [pack(words.map(utf8))] : [];
		await app.finalizeBlock(RequestFinalizeBlock.fromPartial({ txs, time, height }));
		await app.commit();
	};
	const propose = async (height: bigint, pool: string[][] = [], maxTxBytes = 10_000n) => {
		const txs = pool.map((words) => pack(words.map(utf8)));
		const proposed = await app.prepareProposal(
			RequestPrepareProposal.fromPartial({ txs, time, height, maxTxBytes }),
		);
		return proposed.txs.map((tx) => unpack(tx)!.map((word) => fromUtf8(word)));
	};
	return { app, machine, batches, block, propose, refused };
}

test("a proposer takes what is there and waits for nobody", async () => {
	const { batches, block, propose } = application();
	await block(2n, "a", "b");
	batches.own([utf8("c")]);
	await batches.read(pack([utf8("d")]));
	assert.deepEqual(await propose(3n), [["c"], ["d"]]);
});

test("what is forged, or too much for one block, is not proposed", async () => {
	const { block, propose } = application();
	await block(2n, "a");
	const pool = [["b"], ["refuse:forged"], ["c", "d"]];
	assert.deepEqual(await propose(3n, pool), [["b"], ["c", "d"]]);
	assert.deepEqual(await propose(3n, pool, 20n), [["b"]]);
	assert.deepEqual(await propose(1n, pool), []);
});

test("a machine without snapshots offers none and takes none", async () => {
	const { app } = application();
	assert.deepEqual((await app.listSnapshots()).snapshots, []);
	const offered = await app.offerSnapshot(RequestOfferSnapshot.fromPartial({ snapshot: { height: 3n } }));
	assert.equal(offered.result, Offered.ABORT);
});

test("snapshots are named by the engine's height, and why one is refused is told", async () => {
	const snapshot = { format: 1, chunks: 1, hash: utf8("h"), metadata: utf8("m") };
	const { app, block, refused } = application({
		list: () =>
			new Map([
				[1n, snapshot],
				[7n, snapshot],
			]),
		chunk: (height, index) => utf8(`${height}/${index}`),
		offer: () => ({ accepted: false, code: "snapshot-malformed", fault: "snapshot" }),
		take: async (index) => ({ accepted: false, code: `chunk-${index}`, fault: "chunk" }),
	});
	await block(4n, "a");
	const { snapshots } = await app.listSnapshots();
	assert.deepEqual(
		snapshots.map(({ height }) => height),
		[4n],
	);
	const { chunk } = await app.loadSnapshotChunk({ height: 4n, format: 1, chunk: 0 });
	assert.equal(fromUtf8(chunk), "1/0");
	assert.equal((await app.loadSnapshotChunk({ height: 5n, format: 1, chunk: 0 })).chunk.length, 0);
	const offered = await app.offerSnapshot({ snapshot: { ...snapshot, height: 4n }, appHash: utf8("root") });
	assert.equal(offered.result, Offered.REJECT);
	const applied = await app.applySnapshotChunk({ index: 2, chunk: utf8("x"), sender: "bad" });
	assert.deepEqual([applied.refetchChunks, applied.rejectSenders], [[2], ["bad"]]);
	assert.deepEqual(refused, ["snapshot-malformed", "chunk-2"]);
});
