import assert from "node:assert/strict";
import { test } from "node:test";
import { PageCache } from "./page-cache.ts";
import type { Rendered } from "./send-page.ts";

const page = (body: string, more: Partial<Rendered> = {}): Rendered => ({
	status: 200,
	form: "html",
	body,
	language: "zh-CN",
	headers: {},
	...more,
});

function harness() {
	let nowMs = 10_000;
	let rendered = 0;
	const cache = new PageCache(() => nowMs);
	return {
		pass: (ms: number) => {
			nowMs += ms;
		},
		ask: async (key: string, more?: Partial<Rendered>) =>
			(await cache.take(key, async () => page(String(++rendered), more))).body,
		crowd: async (cacheKeys: number) => {
			for (let each = 0; each < cacheKeys; each++) await cache.take(`crowd ${each}`, async () => page("x"));
		},
	};
}

test("in quiet times every page is rendered anew", async () => {
	const { ask } = harness();
	assert.equal(await ask("/"), "1");
	assert.equal(await ask("/"), "2");
});

test("while many read, a page is up to a second old and no older", async () => {
	const { ask, crowd, pass } = harness();
	await crowd(30);
	const first = await ask("/");
	pass(900);
	assert.equal(await ask("/"), first);
	pass(200);
	await crowd(30);
	assert.notEqual(await ask("/"), first);
});

test("what is one person's, sets a cookie or is no page is never kept", async () => {
	const { ask, crowd } = harness();
	await crowd(30);
	for (const more of [{ personal: true }, { cookies: ["a=b"] }, { status: 404 }])
		assert.notEqual(await ask("/", more), await ask("/", more));
});

test("a page that failed is tried again", async () => {
	const cache = new PageCache(() => 0);
	for (let each = 0; each < 30; each++) await cache.take(`crowd ${each}`, async () => page("x"));
	await assert.rejects(cache.take("/", () => Promise.reject(new Error("no"))));
	assert.equal((await cache.take("/", async () => page("yes"))).body, "yes");
});

test("many asking at once wait for one rendering", async () => {
	const cache = new PageCache(() => 0);
	for (let each = 0; each < 30; each++) await cache.take(`crowd ${each}`, async () => page("x"));
	let rendered = 0;
	const render = async () => page(String(++rendered));
	await Promise.all(Array.from({ length: 50 }, () => cache.take("/", render)));
	assert.equal(rendered, 1);
});
