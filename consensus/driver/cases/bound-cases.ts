import assert from "node:assert/strict";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { type DriverCases, Gate, heard, numbered } from "./running.ts";

/** What keeps a driver within its bounds. */
export const boundCases: DriverCases = {
	"is busy beyond its bound, counting what is still being checked, and takes more once there is room": async (
		start,
	) => {
		const gate = new Gate();
		const { driver, machine, stop } = start({
			maxWaiting: 3,
			troubles: { beforeVerdict: () => gate.open },
		});
		const answers = numbered(10).map((word) => driver.submit(utf8(word)));
		gate.lift();
		const stages = (await Promise.all(answers)).map((each) => ("code" in each ? each.code : each.stage));
		assert.deepEqual(stages, [...Array(3).fill("held"), ...Array(7).fill("busy")]);
		await heard(driver, () => machine.list.length === 3);
		assert.deepEqual(await driver.submit(utf8("later")), { stage: "held" });
		await stop();
		assert.deepEqual(machine.list, ["0", "1", "2", "later"]);
	},

	"bounds a block by entries": async (start) => {
		const gate = new Gate();
		const { driver, machine, stop } = start({
			maxBlockEntries: 7,
			troubles: { beforeVerdict: () => gate.open },
		});
		const answers = numbered(30).map((word) => driver.submit(utf8(word)));
		gate.lift();
		await Promise.all(answers);
		await stop();
		assert.deepEqual(machine.list, numbered(30));
		for (const { txs } of machine.blocks.slice(1)) assert.ok(txs.length >= 1 && txs.length <= 7);
	},

	"never lets block time go back under a clock that does": async (start) => {
		const ticks = [5000, 4000, 9000, 0, 9001];
		const { driver, machine, stop } = start({ maxBlockEntries: 1, clock: () => ticks.shift()! });
		for (const word of numbered(5)) await driver.submit(utf8(word));
		await stop();
		const times = machine.blocks.map(({ timeMs }) => timeMs);
		assert.deepEqual(
			times,
			times.toSorted((a, b) => a - b),
		);
		if (driver.traits.time === "operator") assert.deepEqual(times, [1000, 5000, 5000, 9000, 9000, 9001]);
	},
};
