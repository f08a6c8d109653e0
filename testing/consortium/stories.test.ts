import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { engineMissing } from "@mingjian/consensus/cometbft/testing/engine-here.ts";
import { heard } from "@mingjian/consensus/driver/cases/running.ts";
import type { Driver } from "@mingjian/consensus/driver/driver.ts";
import { SoloDriver } from "@mingjian/consensus/solo/solo-driver.ts";
import { governance } from "@mingjian/services/governance/contract.ts";
import { identity } from "@mingjian/services/identity/contract.ts";
import type { Story } from "../service-suite/stories/story.ts";
import { furtherContracts, stories } from "../service-suite/stories.ts";
import { blockVector, type HistoryVectors, preparedOf, storedVectors } from "../service-suite/vectors.ts";
import { DriverNetwork } from "./driver-network.ts";
import { StoryMachine } from "./story-machine.ts";

function machineOf({ contract }: Story, { genesis }: HistoryVectors): StoryMachine {
	return new StoryMachine([identity, governance, ...furtherContracts(contract)], genesis);
}

/** Hands the acts of a story to one driver after another, each once the one before is in a block. */
async function tell(drivers: readonly Driver[], { blocks }: HistoryVectors): Promise<void> {
	for (const [order, { envelope, height }] of blocks.entries()) {
		const driver = drivers[order % drivers.length]!;
		const { stage } = await driver.submit(preparedOf(envelope).bytes);
		assert.equal(stage, "held");
		await heard(driver, (progress) => progress.height >= BigInt(height));
	}
	for (const driver of drivers)
		await heard(driver, (progress) => progress.height >= BigInt(blocks.at(-1)!.height));
}

describe("the services' histories come to the stored codes, results and roots", () => {
	for (const story of stories) {
		const { id } = story.contract.manifest;
		const vectors = storedVectors(id)!;

		test(`${id}: ordered by one operator`, async () => {
			const machine = machineOf(story, vectors);
			const driver = new SoloDriver({ clock: () => 0, blockIntervalMs: 0 });
			const stopping = new AbortController();
			const ended = driver.run(machine, stopping.signal);
			await tell([driver], vectors);
			stopping.abort();
			await ended;
			assert.deepEqual(machine.blocks.map(blockVector), vectors.blocks);
		});

		test(`${id}: ordered by four members, each handed every fourth act`, {
			skip: engineMissing(),
			timeout: 300_000,
		}, async () => {
			const machines = Array.from({ length: 4 }, () => machineOf(story, vectors));
			const network = await DriverNetwork.start(machines);
			try {
				await tell(network.drivers, vectors);
			} finally {
				await network.stop();
			}
			for (const { blocks } of machines) assert.deepEqual(blocks.map(blockVector), vectors.blocks);
		});
	}
});
