import assert from "node:assert/strict";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { type DriverCases, Gate, heard, numbered } from "./running.ts";

/** What becomes of transactions that are handed over. */
export const orderingCases: DriverCases = {
	"orders what it holds, each exactly once, in the order it was handed over": async (start) => {
		const { driver, machine, stop } = start();
		const words = numbered(50);
		for (const word of words) assert.deepEqual(await driver.submit(utf8(word)), { stage: "held" });
		await stop();
		assert.deepEqual(machine.list, words);
		assert.equal(driver.progress().state, "stopped");
		assert.equal(driver.progress().waiting, 0);
	},

	"takes the same bytes twice without ordering them twice, before and after their block": async (start) => {
		const { driver, machine, stop } = start();
		const twice = await Promise.all([driver.submit(utf8("same")), driver.submit(utf8("same"))]);
		assert.deepEqual(twice.map(({ stage }) => stage).sort(), ["held", "known"]);
		await heard(driver, ({ height }) => height === 1n);
		assert.deepEqual(await driver.submit(utf8("same")), { stage: "known" });
		await stop();
		assert.deepEqual(machine.list, ["same"]);
	},

	"passes on the code of what the machine refuses, and orders nothing of it": async (start) => {
		const { driver, machine, stop } = start();
		const refused = await driver.submit(utf8("refuse:signature-invalid"));
		assert.deepEqual(refused, { stage: "refused", code: "signature-invalid" });
		await stop();
		assert.deepEqual(machine.list, []);
	},

	"applies blocks one after another and tells of commits in order": async (start) => {
		const gate = new Gate();
		const beforeCommit = (height: bigint) => (height === 1n ? gate.open : Promise.resolve());
		const { driver, machine, stop } = start({ maxBlockEntries: 1, troubles: { beforeCommit } });
		const heights: bigint[] = [];
		driver.onProgress(({ height }) => {
			heights.push(height);
		});
		for (const word of numbered(4)) await driver.submit(utf8(word));
		await driver.submit(utf8("refuse:none"));
		assert.deepEqual(heights, []);
		assert.equal(driver.progress().height, 0n);
		gate.lift();
		await stop();
		assert.deepEqual(heights, [1n, 2n, 3n, 4n]);
		assert.deepEqual(
			machine.blocks.map(({ height }) => height),
			[0n, 1n, 2n, 3n, 4n],
		);
	},

	"goes on from the machine's head": async (start) => {
		const first = start();
		for (const word of numbered(3)) await first.driver.submit(utf8(word));
		await first.stop();
		const { driver, machine, stop } = start({ after: first });
		assert.equal(driver.progress().height, first.machine.durable);
		await driver.submit(utf8("next"));
		await stop();
		assert.deepEqual(machine.list, ["0", "1", "2", "next"]);
		assert.equal(machine.blocks.at(-1)!.height, first.machine.durable + 1n);
	},

	"loses and repeats nothing of many who submit at once": async (start) => {
		const { driver, machine, stop } = start({ maxBlockEntries: 64 });
		const stages = await Promise.all(
			numbered(1000).flatMap((word) => [driver.submit(utf8(word)), driver.submit(utf8(word))]),
		);
		await stop();
		assert.equal(stages.filter(({ stage }) => stage === "held").length, 1000);
		assert.equal(stages.filter(({ stage }) => stage === "known").length, 1000);
		assert.deepEqual(machine.list.toSorted(), numbered(1000).toSorted());
	},

	"says what it is": async (start, under) => {
		const { driver } = start();
		const { engine, fault, agreesOnRoot, finality, time, members, maxTxBytes } = driver.traits;
		assert.equal(engine, under.engine);
		assert.ok(["crash", "byzantine"].includes(fault) && finality === "immediate");
		assert.ok(["operator", "median"].includes(time) && typeof agreesOnRoot === "boolean");
		assert.ok(members >= 1 && maxTxBytes > 0);
	},
};
