import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "@mingjian/ledger/record/limits.ts";
import { ListMachine } from "../driver/cases/list-machine.ts";
import { SoloDriver } from "./solo-driver.ts";

test("bounds a block by octets, and gives a transaction as large as a block one of its own", async () => {
	const driver = new SoloDriver({ clock: () => 5000, blockIntervalMs: 0 });
	const machine = new ListMachine({ beforeVerdict: () => gate });
	let lift!: () => void;
	const gate = new Promise<void>((resolve) => {
		lift = resolve;
	});
	const stopping = new AbortController();
	const ended = driver.run(machine, stopping.signal);
	const large = (name: string, size: number) => new Uint8Array(size).fill(name.charCodeAt(0));
	const sizes = { a: limits.block / 2, b: limits.block / 2, c: 1, d: limits.block, e: 1 };
	const answers = Object.entries(sizes).map(([name, size]) => driver.submit(large(name, size)));
	lift();
	await Promise.all(answers);
	stopping.abort();
	await ended;
	const blocks = machine.blocks.slice(1).map(({ txs }) => txs.map((tx) => tx[0]).join(""));
	assert.deepEqual(blocks, ["ab", "c", "d", "e"]);
});
