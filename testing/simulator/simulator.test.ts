import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { before, test } from "node:test";
import { Simulation, type SimulationReport } from "./simulation.ts";

/**
 * `MINGJIAN_SEED` runs that one history; `MINGJIAN_TEST_SECONDS` says for how long histories are tried (60 without it).
 */
const chosen = process.env.MINGJIAN_SEED;
const seconds = Number(process.env.MINGJIAN_TEST_SECONDS ?? 60);

// A node that stops says so on the error stream: here that is what the test is about.
before(() => {
	process.removeAllListeners("warning");
	process.on("warning", () => {});
});

test("the same seed makes the same history, to the last answer", async () => {
	const seed = Number(chosen ?? 7);
	assert.deepEqual(await new Simulation(seed).run(), await new Simulation(seed).run());
});

test("loses nothing acknowledged, invents nothing and serves no wrong answer, whatever the disk does", async (t) => {
	const first = Number(chosen ?? randomInt(2 ** 31));
	const reports: SimulationReport[] = [];
	const until = performance.now() + seconds * 1000;
	do {
		const seed = first + reports.length;
		try {
			reports.push(await new Simulation(seed).run());
		} catch (cause) {
			throw new Error(`MINGJIAN_SEED=${seed} fails: ${(cause as Error).message}`, { cause });
		}
	} while (chosen === undefined && performance.now() < until);
	const { faults, ...sums } = totals(reports);
	t.diagnostic(`seeds from ${first}: ${reports.length} histories, ${JSON.stringify({ ...sums, ...faults })}`);
	assert.ok(
		sums.acknowledged > 0 || chosen !== undefined,
		"nothing was acknowledged: the simulator tests nothing",
	);
});

function totals(reports: readonly SimulationReport[]) {
	const sum = (of: (report: SimulationReport) => number) => reports.reduce((all, each) => all + of(each), 0);
	return {
		lives: sum(({ lives }) => lives),
		acknowledged: sum(({ acknowledged }) => acknowledged),
		recovered: sum(({ recovered }) => recovered),
		flipsFound: sum(({ found }) => found),
		faults: {
			crashes: sum(({ faults }) => faults.crash),
			failedWrites: sum(({ faults }) => faults.write),
			failedSyncs: sum(({ faults }) => faults.sync),
			fullDisks: sum(({ faults }) => faults.full),
			flips: sum(({ faults }) => faults.flip),
		},
	};
}
