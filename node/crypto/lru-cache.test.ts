import assert from "node:assert/strict";
import { test } from "node:test";
import { LruCache } from "./lru-cache.ts";

test("makes a value once while it is remembered, and forgets the one used longest ago", () => {
	const cache = new LruCache<number>(2);
	let made = 0;
	const get = (key: string) => cache.get(key, () => ++made);
	assert.deepEqual([get("a"), get("b"), get("a"), get("c"), get("a"), get("b")], [1, 2, 1, 3, 1, 4]);
	assert.equal(cache.size, 2);
});

test("does not remember that nothing was made", () => {
	const cache = new LruCache<number>(2);
	assert.equal(
		cache.get("a", () => undefined),
		undefined,
	);
	assert.equal(
		cache.get("a", () => 5),
		5,
	);
	assert.equal(cache.size, 1);
});

test("refuses a limit that is no positive integer", () => {
	for (const limit of [0, -1, 1.5, Number.NaN]) assert.throws(() => new LruCache(limit), RangeError);
});
