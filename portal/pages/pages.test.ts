import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { buildServer } from "@mingjian/node/http/server.ts";
import type { RecordNode } from "@mingjian/node/pipeline/record-node.ts";
import { mountPortal } from "../mount.ts";
import { addressesOf } from "../testing/addresses.ts";
import { type OpenCity, openCity } from "../testing/open-city.ts";

let city: OpenCity;
let addresses: readonly string[];

before(async () => {
	city = await openCity();
	addresses = await addressesOf(city.node);
});
after(() => city.close());

const html = { accept: "text/html" };
const inLanguages = () => addresses.flatMap((path) => [path, path === "/" ? "/en" : `/en${path}`]);

function ask(path: string, headers: Record<string, string> = html): Promise<Response> {
	return fetch(city.address + path, { headers });
}

test("every page is readable in Chinese and English without a script", async () => {
	for (const path of inLanguages()) {
		const answer = await ask(path);
		assert.equal(answer.status, 200, path);
		const english = path.startsWith("/en");
		assert.equal(answer.headers.get("content-language"), english ? "en" : "zh-CN", path);
		const text = await answer.text();
		assert.match(
			text,
			english ? /^<!doctype html><html lang="en">/ : /^<!doctype html><html lang="zh-CN">/,
			path,
		);
		assert.equal(text.match(/<h1/g)?.length, 1, path);
		assert.doesNotMatch(text, /undefined|\[object|NaN/, path);
		assert.doesNotMatch(text, / style="| on[a-z]+="|<script(?! type="module" src="\/assets\/)/, path);
	}
});

test("English pages speak English except where the record has Chinese alone", async () => {
	for (const path of addresses) {
		const page = await (await ask(path === "/" ? "/en" : `/en${path}`)).text();
		const spoken = page
			.replaceAll(/<([a-z0-9]+)[^>]* lang="zh-CN"[^>]*>.*?<\/\1>/gs, "")
			.replaceAll(/<(head|form|pre|h1)\b.*?<\/\1>/gs, "")
			.replaceAll(/<[^>]*>/g, " ");
		assert.doesNotMatch(spoken, /\p{Script=Han}/u, path);
	}
});

test("the other language is the same page", async () => {
	for (const path of addresses) {
		const page = await (await ask(path)).text();
		const [, there = ""] = /<a class="switch" href="([^"]+)" lang=/.exec(page) ?? [];
		assert.equal(there.replaceAll("&amp;", "&"), path === "/" ? "/en" : `/en${path}`);
	}
});

test("every page has JSON and text forms at the same address", async () => {
	for (const path of inLanguages()) {
		const byAccept = await ask(path, { accept: "application/json" });
		assert.equal(typeof (await byAccept.json()), "object", path);
		const text = await (await ask(path, { accept: "text/plain" })).text();
		assert.doesNotMatch(text, /<(p|div|li|span|h1)\b/, path);
		const [place = "", query] = path.split("?");
		const base = place === "/" ? "/index" : place === "/en" ? "/en/index" : place;
		const byEnding = await ask(`${base}.json${query ? `?${query}` : ""}`);
		assert.equal(byEnding.status, 200, path);
		assert.match(byEnding.headers.get("content-type")!, /^application\/json/, path);
	}
});

test("pages carry a strict policy and may be revalidated for nothing", async () => {
	for (const path of addresses) {
		const first = await ask(path);
		const policy = first.headers.get("content-security-policy")!;
		assert.match(policy, /^default-src 'none'; style-src 'self'; script-src 'self'(;| 'wasm-unsafe-eval';)/);
		if (path !== "/verify") assert.doesNotMatch(policy, /unsafe/);
		const again = await ask(path, { ...html, "if-none-match": first.headers.get("etag")! });
		assert.equal(again.status, 304, path);
	}
});

test("assets are kept for ever and compressed", async () => {
	const page = await (await ask("/verify")).text();
	const found = [...page.matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => match[1]!);
	assert.ok(found.length >= 2);
	for (const path of found) {
		const asset = await ask(path, { "accept-encoding": "br" });
		assert.equal(asset.status, 200, path);
		assert.match(asset.headers.get("cache-control")!, /immutable/);
		assert.equal(asset.headers.get("content-encoding"), "br");
	}
	assert.equal((await ask("/assets/nothing-here.js")).status, 404);
});

test("what a reader types comes back as text, never as markup", async () => {
	const evil = `"><script>alert(1)</script>`;
	const answer = await ask(`/search?q=${encodeURIComponent(evil)}`);
	const page = await answer.text();
	assert.equal(answer.status, 200);
	assert.doesNotMatch(page, /<script>alert/);
	assert.match(page, /&lt;script/);
});

test("an address that does not exist gets a page with ways on, and a program gets a problem", async () => {
	for (const path of [
		"/nowhere",
		"/en/nowhere",
		"/services/NOPE",
		"/explorer/r/999999",
		"/explorer/r/x",
		"/certificates/1",
		"/explorer/state/nope/x",
		"/explorer?after=forged",
		"/services/X?version=0",
	]) {
		const answer = await ask(path);
		assert.equal(answer.status, 404, path);
		const page = await answer.text();
		assert.match(page, /<h1>/, path);
		assert.match(page, /<search>/, path);
	}
	const problem = await ask("/v1/nowhere", { accept: "application/json" });
	assert.equal(problem.status, 404);
	assert.match(problem.headers.get("content-type")!, /problem\+json/);
	assert.equal(
		(await ask("/nowhere", { accept: "application/json" })).headers.get("content-type")?.split(";")[0],
		"application/problem+json",
	);
});

test("the API is where it was", async () => {
	const head = await ask("/v1/head", { accept: "application/json" });
	assert.equal(head.status, 200);
	assert.equal((await fetch(`${city.address}/services`, { method: "POST" })).status, 405);
	assert.equal((await fetch(`${city.address}/nowhere`, { method: "POST" })).status, 404);
});

test("reading pages weigh at most 30 KB with their style, and their scripts at most 3 KB", async () => {
	const sizes: string[] = [];
	for (const path of inLanguages()) {
		const page = await (await ask(path)).text();
		const parts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!);
		let total = gzipSync(page).length;
		let scripts = 0;
		for (const part of parts) {
			const size = gzipSync(await (await ask(part)).text()).length;
			total += size;
			if (part.endsWith(".js")) scripts += size;
		}
		sizes.push(`${(total / 1024).toFixed(1)} KB (${scripts} B script) ${path.slice(0, 60)}`);
		assert.ok(total <= 30 * 1024, sizes.at(-1));
		assert.ok(scripts <= 3 * 1024, sizes.at(-1));
	}
	console.log(sizes.join("\n"));
});

test("a page that fails says so and no more, and a node in trouble serves no page", async () => {
	let trouble: string | undefined;
	const changed: Partial<RecordNode> = {
		entries: () => Promise.reject(new Error("secret detail")),
		trouble: () => trouble,
		close: () => Promise.resolve(),
	};
	const failing = new Proxy<RecordNode>(city.node, {
		get: (node, name: keyof RecordNode) => {
			const own = changed[name] ?? node[name];
			return typeof own === "function" ? own.bind(node as never) : own;
		},
	});
	const app = buildServer(failing, city.configuration, {
		routes: (each) => mountPortal(each, failing, city.configuration),
	});
	const failed = await app.inject({ url: "/explorer", headers: html });
	assert.equal(failed.statusCode, 500);
	assert.doesNotMatch(failed.body, /secret/);
	assert.match(failed.body, /<h1>/);
	trouble = "disk-failed";
	const stopped = await app.inject({ url: "/en/services", headers: html });
	assert.equal(stopped.statusCode, 503);
	assert.match(stopped.body, /not being served/);
	await app.close();
});
