import assert from "node:assert/strict";
import { test } from "node:test";
import { fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { Batches } from "./batches.ts";
import { pack } from "./packing.ts";

test("each batch is judged once, and its transactions stay the same arrays", async () => {
	const judged: string[][] = [];
	const batches = new Batches((txs) => {
		judged.push(txs.map((tx) => fromUtf8(tx)));
		return txs.every((tx) => fromUtf8(tx) !== "forged");
	});
	const sound = await batches.read(pack([utf8("a"), utf8("b")]));
	const again = await batches.read(pack([utf8("a"), utf8("b")]));
	assert.ok(sound && again && sound.txs.every((tx, order) => tx === again.txs[order]));
	assert.equal(await batches.read(pack([utf8("forged")])), undefined);
	assert.equal(await batches.read(pack([utf8("forged")])), undefined);
	assert.equal(await batches.read(utf8("no batch")), undefined);
	assert.deepEqual(judged, [["a", "b"], ["forged"]]);
	batches.forget(sound.name);
	await batches.read(pack([utf8("a"), utf8("b")]));
	assert.equal(judged.length, 3);
});

test("a batch of our own was checked already", async () => {
	const batches = new Batches(() => assert.fail("judged"));
	const mine = [utf8("mine")];
	const { octets } = batches.own(mine);
	assert.equal((await batches.read(octets))!.txs[0], mine[0]);
});
