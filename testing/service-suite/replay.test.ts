import assert from "node:assert/strict";
import { test } from "node:test";
import { algorithmByCode } from "@mingjian/ledger/crypto/algorithms.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { stories } from "./stories.ts";
import { type HistoryVectors, preparedOf, recordVectors, replayVectors, storedVectors } from "./vectors.ts";

function stored(service: string): HistoryVectors {
	const vectors = storedVectors(service);
	assert.ok(
		vectors,
		`services/${service}/vectors/history.json is missing: run testing/service-suite/regenerate.ts`,
	);
	return vectors;
}

test("every service has a story", () => {
	assert.deepEqual(
		stories.map(({ contract }) => contract.manifest.id),
		contracts.map(({ manifest }) => manifest.id),
	);
});

for (const story of stories) {
	const { id, actions } = story.contract.manifest;

	test(`${id}: the stored acts lead to the stored codes, results and roots`, () => {
		assert.deepEqual(replayVectors(story.contract, stored(id)), stored(id));
	});

	test(`${id}: the story still makes the stored acts`, () => {
		assert.deepEqual(recordVectors(story), stored(id));
	});

	test(`${id}: every action succeeds in the vectors, and something is refused`, () => {
		const { blocks } = stored(id);
		const done = new Set(blocks.filter(({ code }) => code === "ok").map(({ act }) => act));
		for (const action of Object.keys(actions)) assert.ok(done.has(`${id}/${action}`), action);
		assert.ok(blocks.some(({ code }) => code.startsWith(`${id}/`) || code.startsWith("key-")));
	});

	test(`${id}: every signature in the vectors verifies`, () => {
		for (const { envelope, act } of stored(id).blocks) {
			const { digest, signatures } = preparedOf(envelope);
			for (const { algorithm, publicKey, signature } of signatures)
				assert.equal(algorithmByCode(algorithm)?.verify(publicKey, digest, signature), true, act);
		}
	});

	test(`${id}: another order of acts leads to another root`, () => {
		const vectors = stored(id);
		const [first, second, ...rest] = vectors.blocks as [
			HistoryVectors["blocks"][0],
			HistoryVectors["blocks"][0],
		];
		const swapped = [
			{ ...second, height: 1, timeMs: first.timeMs },
			{ ...first, height: 2, timeMs: second.timeMs },
			...rest,
		];
		const replayed = replayVectors(story.contract, { ...vectors, blocks: swapped });
		assert.notEqual(replayed.blocks.at(-1)?.logRoot, vectors.blocks.at(-1)?.logRoot);
	});
}
