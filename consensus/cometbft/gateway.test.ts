import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { numbered } from "../driver/cases/running.ts";
import { Batches, nameOf } from "./batches.ts";
import { Gateway } from "./gateway.ts";
import { unpack } from "./packing.ts";

/** A gateway into a pool that fails as often as told before each hand-over. */
function gateway(failures = 0) {
	const handed: string[][] = [];
	const names: string[] = [];
	let left = failures;
	const send = async (octets: Uint8Array) => {
		if (left-- > 0) throw new Error("the pool is full");
		handed.push(unpack(octets)!.map((tx) => fromUtf8(tx)));
		names.push(nameOf(octets));
	};
	const batches = new Batches(() => true);
	const way = new Gateway({ batches, send, maxBatchEntries: 3, maxBatchBytes: 1000 });
	return { way, handed, names };
}

async function until(done: () => boolean): Promise<void> {
	while (!done()) await setImmediate();
}

test("what comes in one turn travels together, in order and within the bound", async () => {
	const { way, handed, names } = gateway();
	for (const word of numbered(7)) way.add(utf8(word));
	assert.equal(way.waiting, 7);
	await until(() => handed.length === 3);
	assert.deepEqual(handed, [["0", "1", "2"], ["3", "4", "5"], ["6"]]);
	assert.equal(way.waiting, 7);
	const emptied = way.emptied();
	for (const name of names) way.settled(name);
	await emptied;
	assert.equal(way.waiting, 0);
	way.settled("a batch of another member");
	assert.equal(way.waiting, 0);
	way.close();
});

test("a transaction too large for company travels alone", async () => {
	const { way, handed } = gateway();
	const large = "x".repeat(2000);
	for (const word of ["a", large, "b"]) way.add(utf8(word));
	await until(() => handed.length === 3);
	assert.deepEqual(handed, [["a"], [large], ["b"]]);
	way.close();
});

test("what the pool could not take is offered again, before anything younger", async () => {
	const { way, handed } = gateway(2);
	for (const word of numbered(4)) way.add(utf8(word));
	await until(() => handed.length === 2);
	assert.deepEqual(handed, [["0", "1", "2"], ["3"]]);
	way.close();
});

test("those a block answered come back together", async () => {
	const { way, handed, names } = gateway();
	for (const word of ["a", "b"]) way.add(utf8(word));
	await until(() => handed.length === 1);
	way.settled(names[0]!);
	way.add(utf8("c"));
	await setImmediate();
	assert.equal(handed.length, 1);
	way.add(utf8("d"));
	await until(() => handed.length === 2);
	way.settled(names[1]!);
	way.add(utf8("e"));
	await until(() => handed.length === 3);
	assert.deepEqual(handed, [["a", "b"], ["c", "d"], ["e"]]);
	way.close();
});
