import assert from "node:assert/strict";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { type DriverCases, Gate, newDirectory, numbered } from "./running.ts";

/** How a driver ends, told to or not. */
export const endingCases: DriverCases = {
	"refuses before it runs and after it was told to stop; what it held is on the record": async (
		start,
		under,
	) => {
		const notReady = { stage: "refused", code: "not-ready" };
		const idle = under.open({ clock: () => 0, maxWaiting: 1, maxBlockEntries: 1, directory: newDirectory() });
		assert.deepEqual(await idle.submit(utf8("early")), notReady);
		const { driver, machine, stop } = start();
		await driver.submit(utf8("held"));
		const stopped = stop();
		assert.deepEqual(await driver.submit(utf8("late")), notReady);
		await stopped;
		assert.deepEqual(await driver.submit(utf8("later")), notReady);
		assert.deepEqual(machine.list, ["held"]);
		assert.deepEqual(machine.committed, [1n]);
	},

	"orders what was still being checked when it was told to stop, or says it did not take it": async (
		start,
	) => {
		const gate = new Gate();
		const { driver, machine, stop } = start({ troubles: { beforeVerdict: () => gate.open } });
		const answers = numbered(5).map((word) => driver.submit(utf8(word)));
		const stopped = stop();
		gate.lift();
		const stages = await Promise.all(answers);
		await stopped;
		const held = numbered(5).filter((_, order) => stages[order]!.stage === "held");
		assert.deepEqual(machine.list, held);
	},

	"ends with the failure of a commit, though nothing more is handed over, and tells of nothing later": async (
		start,
	) => {
		const failure = new Error("the disk failed");
		const beforeCommit = (height: bigint) => (height === 2n ? Promise.reject(failure) : Promise.resolve());
		const { driver, ended } = start({ maxBlockEntries: 1, troubles: { beforeCommit } });
		const heights: bigint[] = [];
		driver.onProgress(({ height }) => {
			heights.push(height);
		});
		for (const word of numbered(4)) await driver.submit(utf8(word));
		await assert.rejects(ended, failure);
		assert.deepEqual(heights, [1n]);
		assert.deepEqual([driver.progress().state, driver.progress().height], ["failed", 1n]);
		assert.deepEqual(await driver.submit(utf8("more")), { stage: "refused", code: "not-ready" });
	},

	"ends with the failure of an apply, after the commits under way": async (start) => {
		const failure = new Error("the state is damaged");
		const gate = new Gate();
		const beforeApply = (height: bigint) => (height === 2n ? Promise.reject(failure) : Promise.resolve());
		const troubles = { beforeApply, beforeCommit: () => gate.open };
		const { driver, machine, ended } = start({ maxBlockEntries: 1, troubles });
		for (const word of numbered(3)) await driver.submit(utf8(word));
		gate.lift();
		await assert.rejects(ended, failure);
		assert.deepEqual(machine.committed, [1n]);
	},
};
