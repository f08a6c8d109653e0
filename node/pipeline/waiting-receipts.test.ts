import assert from "node:assert/strict";
import { test } from "node:test";
import { WaitingReceipts } from "./waiting-receipts.ts";

const receipt = (id: string) => ({ id, index: 1, height: 1, timeMs: 1, code: "ok", result: null });

test("hands a receipt to all who wait for it, and to nobody else", async () => {
	const waiting = new WaitingReceipts();
	const [one, two, other] = [waiting.wait("a"), waiting.wait("a"), waiting.wait("b")];
	waiting.settle(receipt("a"));
	assert.deepEqual(await one.receipt, receipt("a"));
	assert.deepEqual(await two.receipt, receipt("a"));
	assert.deepEqual([waiting.has("a"), waiting.has("b")], [false, true]);
	waiting.settle(receipt("a"));
	other.forget();
	assert.equal(waiting.has("b"), false);
});

test("forgets one who gave up and not those who wait on, nor who came later", async () => {
	const waiting = new WaitingReceipts();
	const [gone, stays] = [waiting.wait("a"), waiting.wait("a")];
	gone.forget();
	gone.forget();
	waiting.settle(receipt("a"));
	assert.deepEqual(await stays.receipt, receipt("a"));
	const later = waiting.wait("a");
	stays.forget();
	assert.equal(waiting.has("a"), true);
	waiting.settle(receipt("a"));
	assert.deepEqual(await later.receipt, receipt("a"));
});

test("tells everybody of trouble, whether they have begun to listen or not", async () => {
	const waiting = new WaitingReceipts();
	const wait = waiting.wait("a");
	waiting.fail(new Error("lost"));
	await new Promise((resolve) => setImmediate(resolve));
	await assert.rejects(wait.receipt, /lost/);
	assert.equal(waiting.has("a"), false);
});
