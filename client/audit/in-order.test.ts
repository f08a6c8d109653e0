import assert from "node:assert/strict";
import { test } from "node:test";
import { inOrder } from "./in-order.ts";

test("answers come in order however they arrive, and never more than so many are under way", async () => {
	const underWay = new Set<number>();
	let most = 0;
	const load = async (item: number) => {
		underWay.add(item);
		most = Math.max(most, underWay.size);
		// Later items take fewer turns, so that they are done first.
		for (let turn = 0; turn < 20 - item; turn++) await Promise.resolve();
		underWay.delete(item);
		return item * 2;
	};
	const items = Array.from({ length: 20 }, (_, at) => at);
	assert.deepEqual(
		await Array.fromAsync(inOrder(items, 3, load)),
		items.map((item) => item * 2),
	);
	assert.equal(most, 3);
	assert.deepEqual(await Array.fromAsync(inOrder([], 3, load)), []);
});

test("the first failure in order is thrown, after what came before it", async () => {
	const got: number[] = [];
	const load = async (item: number) => {
		if (item >= 2) throw new Error(`item ${item}`);
		return item;
	};
	const reading = (async () => {
		for await (const item of inOrder([0, 1, 2, 3, 4], 4, load)) got.push(item);
	})();
	await assert.rejects(reading, /item 2/);
	assert.deepEqual(got, [0, 1]);
});
