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
	const waiting: (() => void)[] = [];
	const cache = new PageCache({ clock: () => nowMs, later: (work) => void waiting.push(work) });
	return {
		pass: (ms: number) => {
			nowMs += ms;
		},
		ask: async (key: string, more?: Partial<Rendered>) =>
			(await cache.take(key, async () => page(String(++rendered), more))).body,
		crowd: async (cacheKeys: number) => {
			for (let each = 0; each < cacheKeys; each++) await cache.take(`crowd ${each}`, async () => page("x"));
		},
		/** Does what was put off, and what that puts off; tells how many there were at once at most. */
		settle: async () => {
			let most = 0;
			while (waiting.length > 0) {
				most = Math.max(most, waiting.length);
				waiting.shift()!();
				await new Promise((resolve) => setImmediate(resolve));
			}
			return most;
		},
	};
}

test("in quiet times every page is rendered anew", async () => {
	const { ask } = harness();
	assert.equal(await ask("/"), "1");
	assert.equal(await ask("/"), "2");
});

test("while many read, a page is a second old before it is rendered again, and two seconds at most", async () => {
	const { ask, crowd, pass, settle } = harness();
	await crowd(30);
	const first = await ask("/");
	pass(900);
	assert.equal(await ask("/"), first);
	pass(200);
	assert.equal(await ask("/"), first);
	await settle();
	const second = await ask("/");
	assert.notEqual(second, first);
	pass(900);
	await crowd(30);
	assert.equal(await ask("/"), second);
	pass(1200);
	await crowd(30);
	assert.notEqual(await ask("/"), second);
});

test("pages that got old together are rendered again one by one, each once", async () => {
	const { ask, crowd, pass, settle } = harness();
	await crowd(30);
	const keys = Array.from({ length: 40 }, (_, at) => `/${at}`);
	for (const key of keys) await ask(key);
	pass(1100);
	for (const key of [...keys, ...keys]) await ask(key);
	assert.equal(await settle(), 1);
	const renewed = await Promise.all(keys.map((key) => ask(key)));
	assert.deepEqual(
		renewed.map(Number).sort((a, b) => a - b),
		keys.map((_, at) => at + 41),
	);
});

test("what is one person's, sets a cookie or is no page is never kept", async () => {
	const { ask, crowd } = harness();
	await crowd(30);
	for (const more of [{ personal: true }, { cookies: ["a=b"] }, { status: 404 }])
		assert.notEqual(await ask("/", more), await ask("/", more));
});

test("a page that failed is tried again", async () => {
	const cache = new PageCache({ clock: () => 0 });
	for (let each = 0; each < 30; each++) await cache.take(`crowd ${each}`, async () => page("x"));
	await assert.rejects(cache.take("/", () => Promise.reject(new Error("no"))));
	assert.equal((await cache.take("/", async () => page("yes"))).body, "yes");
});

test("many asking at once wait for one rendering", async () => {
	const cache = new PageCache({ clock: () => 0 });
	for (let each = 0; each < 30; each++) await cache.take(`crowd ${each}`, async () => page("x"));
	let rendered = 0;
	const render = async () => page(String(++rendered));
	await Promise.all(Array.from({ length: 50 }, () => cache.take("/", render)));
	assert.equal(rendered, 1);
});
