import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { Driver, Progress } from "../driver.ts";
import { ListMachine, type ListTroubles } from "./list-machine.ts";

/** How to make one of the drivers the cases are run against. */
export interface DriverUnderTest {
	readonly engine: string;
	open(setting: DriverSetting): Driver;
}

export interface DriverSetting {
	/** Milliseconds; engines whose time is not the operator's do not ask it. */
	readonly clock: () => number;
	readonly maxWaiting: number;
	readonly maxBlockEntries: number;
}

/** A driver at work on a machine. */
interface Running {
	readonly driver: Driver;
	readonly machine: ListMachine;
	readonly ended: Promise<void>;
	stop(): Promise<void>;
}

interface StartSetting extends Partial<DriverSetting> {
	readonly troubles?: ListTroubles;
	readonly machine?: ListMachine;
}

/** What every ordering engine must do, as tests: the node relies on nothing else. */
export function driverCases(under: DriverUnderTest): void {
	const start = ({ troubles, machine = new ListMachine(troubles), ...rest }: StartSetting = {}): Running => {
		const setting = { clock: () => 5000, maxWaiting: 10_000, maxBlockEntries: 1000, ...rest };
		const driver = under.open(setting);
		const stopping = new AbortController();
		const ended = driver.run(machine, stopping.signal);
		ended.catch(() => {});
		const stop = () => {
			stopping.abort();
			return ended;
		};
		return { driver, machine, ended, stop };
	};

	describe(`${under.engine}: what every driver does`, () => {
		it("orders what it holds, each exactly once, in the order it was handed over", async () => {
			const { driver, machine, stop } = start();
			const words = numbered(50);
			for (const word of words) assert.deepEqual(await driver.submit(utf8(word)), { stage: "held" });
			await stop();
			assert.deepEqual(machine.list, words);
			assert.equal(driver.progress().state, "stopped");
			assert.equal(driver.progress().waiting, 0);
		});

		it("takes the same bytes twice without ordering them twice, before and after their block", async () => {
			const { driver, machine, stop } = start();
			const twice = await Promise.all([driver.submit(utf8("same")), driver.submit(utf8("same"))]);
			assert.deepEqual(twice.map(({ stage }) => stage).sort(), ["held", "known"]);
			await heard(driver, ({ height }) => height === 1n);
			assert.deepEqual(await driver.submit(utf8("same")), { stage: "known" });
			await stop();
			assert.deepEqual(machine.list, ["same"]);
		});

		it("passes on the code of what the machine refuses, and orders nothing of it", async () => {
			const { driver, machine, stop } = start();
			const refused = await driver.submit(utf8("refuse:signature-invalid"));
			assert.deepEqual(refused, { stage: "refused", code: "signature-invalid" });
			await stop();
			assert.deepEqual(machine.list, []);
		});

		it("is busy beyond its bound, counting what is still being checked, and takes more once there is room", async () => {
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
		});

		it("applies blocks one after another and tells of commits in order", async () => {
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
		});

		it("goes on from the machine's head", async () => {
			const first = start();
			for (const word of numbered(3)) await first.driver.submit(utf8(word));
			await first.stop();
			const { driver, machine, stop } = start({ machine: new ListMachine({}, first.machine.blocks) });
			assert.equal(driver.progress().height, first.machine.durable);
			await driver.submit(utf8("next"));
			await stop();
			assert.deepEqual(machine.list, ["0", "1", "2", "next"]);
			assert.equal(machine.blocks.at(-1)!.height, first.machine.durable + 1n);
		});

		it("refuses before it runs and after it was told to stop; what it held is on the record", async () => {
			const notReady = { stage: "refused", code: "not-ready" };
			const idle = under.open({ clock: () => 0, maxWaiting: 1, maxBlockEntries: 1 });
			assert.deepEqual(await idle.submit(utf8("early")), notReady);
			const { driver, machine, stop } = start();
			await driver.submit(utf8("held"));
			const stopped = stop();
			assert.deepEqual(await driver.submit(utf8("late")), notReady);
			await stopped;
			assert.deepEqual(await driver.submit(utf8("later")), notReady);
			assert.deepEqual(machine.list, ["held"]);
			assert.deepEqual(machine.committed, [1n]);
		});

		it("orders what was still being checked when it was told to stop, or says it did not take it", async () => {
			const gate = new Gate();
			const { driver, machine, stop } = start({ troubles: { beforeVerdict: () => gate.open } });
			const answers = numbered(5).map((word) => driver.submit(utf8(word)));
			const stopped = stop();
			gate.lift();
			const stages = await Promise.all(answers);
			await stopped;
			const held = numbered(5).filter((_, order) => stages[order]!.stage === "held");
			assert.deepEqual(machine.list, held);
		});

		it("ends with the failure of a commit, though nothing more is handed over, and tells of nothing later", async () => {
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
		});

		it("ends with the failure of an apply, after the commits under way", async () => {
			const failure = new Error("the state is damaged");
			const gate = new Gate();
			const beforeApply = (height: bigint) => (height === 2n ? Promise.reject(failure) : Promise.resolve());
			const troubles = { beforeApply, beforeCommit: () => gate.open };
			const { driver, machine, ended } = start({ maxBlockEntries: 1, troubles });
			for (const word of numbered(3)) await driver.submit(utf8(word));
			gate.lift();
			await assert.rejects(ended, failure);
			assert.deepEqual(machine.committed, [1n]);
		});

		it("bounds a block by entries", async () => {
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
		});

		it("never lets block time go back under a clock that does", async () => {
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
		});

		it("loses and repeats nothing of many who submit at once", async () => {
			const { driver, machine, stop } = start({ maxBlockEntries: 64 });
			const stages = await Promise.all(
				numbered(1000).flatMap((word) => [driver.submit(utf8(word)), driver.submit(utf8(word))]),
			);
			await stop();
			assert.equal(stages.filter(({ stage }) => stage === "held").length, 1000);
			assert.equal(stages.filter(({ stage }) => stage === "known").length, 1000);
			assert.deepEqual(machine.list.toSorted(), numbered(1000).toSorted());
		});

		it("says what it is", () => {
			const { driver } = start();
			const { engine, fault, agreesOnRoot, finality, time, members, maxTxBytes } = driver.traits;
			assert.equal(engine, under.engine);
			assert.ok(["crash", "byzantine"].includes(fault) && finality === "immediate");
			assert.ok(["operator", "median"].includes(time) && typeof agreesOnRoot === "boolean");
			assert.ok(members >= 1 && maxTxBytes > 0);
		});
	});
}

/** Holds up whoever waits for `open` until it is lifted. */
class Gate {
	lift!: () => void;
	readonly open = new Promise<void>((resolve) => {
		this.lift = resolve;
	});
}

const numbered = (count: number) => Array.from({ length: count }, (_, order) => String(order));

/** Resolves once progress, now or later, is as wanted. */
function heard(driver: Driver, wanted: (progress: Progress) => boolean): Promise<void> {
	return new Promise((resolve) => {
		if (wanted(driver.progress())) return resolve();
		const stop = driver.onProgress((progress) => {
			if (!wanted(progress)) return;
			stop();
			resolve();
		});
	});
}
