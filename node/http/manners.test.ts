import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { RecordNode } from "../pipeline/record-node.ts";
import { envelopeType } from "./media-types.ts";
import { type OpenDoor, openDoor, signed } from "./testing/open-door.ts";

describe("the manners of the door", () => {
	let door: OpenDoor;
	let trouble: string | undefined;
	let failure: Error | undefined;
	before(async () => {
		door = await openDoor({
			overrides: { metricsToken: "0123456789abcdef" },
			wrap: (node) =>
				new Proxy(node, {
					get(target, member) {
						if (member === "trouble") return () => trouble;
						if (member === "head" && failure) {
							return () => {
								throw failure;
							};
						}
						const value = target[member as keyof RecordNode];
						return typeof value === "function" ? value.bind(target) : value;
					},
				}),
		});
	});
	after(() => door.close());

	const ask = (method: string, url: string, headers = {}) =>
		door.app.inject({ method: method as "GET", url, headers });

	test("an address that does not answer a method says which it does", async () => {
		for (const [method, url, allow] of [
			["DELETE", "/v1/transactions", "POST, OPTIONS"],
			["GET", "/v1/transactions", "POST, OPTIONS"],
			["POST", "/v1/head", "HEAD, GET, OPTIONS"],
			["PUT", "/v1/events", "HEAD, GET, OPTIONS"],
			["PATCH", "/tile/0/000", "HEAD, GET, OPTIONS"],
			["POST", "/openapi.json", "HEAD, GET, OPTIONS"],
		] as const) {
			const answer = await ask(method, url, { "content-type": "text/xml", "content-length": "5" });
			assert.equal(answer.statusCode, 405, `${method} ${url}`);
			assert.deepEqual(String(answer.headers.allow).split(", ").sort(), allow.split(", ").sort());
			assert.equal(answer.json().code, "method-not-allowed");
		}
	});

	test("an address that does not exist is a problem for every method, whatever the body", async () => {
		for (const method of ["GET", "HEAD", "POST", "DELETE", "OPTIONS"]) {
			const answer = await ask(method, "/v1/nothing/at-all", { "content-type": "text/xml" });
			assert.equal(answer.statusCode, 404, method);
			if (method !== "HEAD") assert.equal(answer.json().code, "route-unknown");
		}
	});

	test("HEAD answers what GET would, without the body", async () => {
		for (const url of ["/v1/head", "/checkpoint", "/v1/services", "/health/live"]) {
			const [head, get] = [await ask("HEAD", url), await ask("GET", url)];
			assert.deepEqual([head.statusCode, head.body], [200, ""]);
			assert.equal(head.headers["content-type"], get.headers["content-type"]);
			assert.equal(head.headers["content-length"], get.headers["content-length"]);
		}
		const stream = await ask("HEAD", "/v1/events");
		assert.deepEqual(
			[stream.statusCode, stream.headers["content-type"]],
			[200, "text/event-stream; charset=utf-8"],
		);
	});

	test("any site may read, and none may be told to write", async () => {
		const read = await ask("GET", "/v1/head", { origin: "https://elsewhere.example" });
		assert.equal(read.headers["access-control-allow-origin"], "*");
		assert.equal(read.headers["access-control-allow-credentials"], undefined);
		const mayRead = await ask("OPTIONS", "/v1/head", { "access-control-request-method": "GET" });
		assert.deepEqual(
			[mayRead.statusCode, mayRead.headers["access-control-allow-methods"]],
			[204, "GET, HEAD"],
		);
		const mayWrite = await ask("OPTIONS", "/v1/transactions", { "access-control-request-method": "POST" });
		assert.deepEqual(
			[mayWrite.statusCode, mayWrite.headers["access-control-allow-methods"]],
			[204, undefined],
		);
	});

	test("every answer forbids what data never needs", async () => {
		for (const url of ["/v1/head", "/nowhere", "/health/live", "/v1/blocks/x"]) {
			const { headers } = await ask("GET", url);
			assert.equal(headers["content-security-policy"], "default-src 'none'; frame-ancestors 'none'", url);
			assert.equal(headers["x-content-type-options"], "nosniff");
			assert.equal(headers.server, undefined);
			assert.equal(headers["x-powered-by"], undefined);
		}
	});

	test("problems speak the reader's language and carry both", async () => {
		for (const [accept, title] of [
			[undefined, "没有这个网址"],
			["en", "There is no such address"],
			["fr, en;q=0.3, zh;q=0.2", "There is no such address"],
			["en;q=0.1, zh-CN;q=0.9", "没有这个网址"],
			["en;q=0", "没有这个网址"],
			["*;q=x,,;", "没有这个网址"],
		] as const) {
			const answer = await ask("GET", "/nowhere", accept === undefined ? {} : { "accept-language": accept });
			assert.equal(answer.json().title, title, accept);
			assert.deepEqual(answer.json().titles, { zh: "没有这个网址", en: "There is no such address" });
			assert.equal(answer.headers["cache-control"], "no-store");
		}
	});

	test("addresses that are too long or badly encoded are refused", async () => {
		assert.equal((await ask("GET", `/v1/head?${"a".repeat(5000)}`)).json().code, "url-too-long");
		assert.equal((await ask("GET", "/v1/entries/%zz")).json().code, "url-invalid");
	});

	test("health and metrics answer whatever state the node is in", async () => {
		assert.deepEqual((await ask("GET", "/health/live")).json(), { status: "live" });
		assert.equal((await ask("GET", "/health/ready")).statusCode, 200);
		assert.equal((await ask("GET", "/metrics")).statusCode, 401);
		assert.equal(
			(await ask("GET", "/metrics", { authorization: "Bearer 0123456789abcdeg" })).statusCode,
			401,
		);
		const metrics = await ask("GET", "/metrics", { authorization: "Bearer 0123456789abcdef" });
		assert.equal(metrics.statusCode, 200);
		assert.match(
			metrics.body,
			/mingjian_http_requests_total\{method="GET",route="\/health\/live",status="200"\} \d/,
		);
		assert.match(metrics.body, /^mingjian_height \d+$/m);
		assert.match(metrics.body, /^mingjian_serving 1$/m);
	});

	test("a node in trouble answers nothing of the record, neither writes nor reads", async () => {
		trouble = "log-damaged";
		const size = door.node.head().size;
		for (const url of [
			"/v1/head",
			"/checkpoint",
			"/v1/entries",
			"/v1/events",
			"/v1/identity/accounts",
			"/tile/0/000.p/1",
		]) {
			const answer = await ask("GET", url);
			assert.deepEqual(
				[answer.statusCode, answer.json().code, answer.json().detail],
				[503, "not-ready", undefined],
				url,
			);
			assert.equal(answer.headers["retry-after"], "1");
		}
		const headers = { "content-type": envelopeType };
		const write = await door.app.inject({
			method: "POST",
			url: "/v1/transactions",
			payload: Buffer.from(signed()),
			headers,
		});
		assert.deepEqual([write.statusCode, door.node.head().size], [503, size]);
		const ready = await ask("GET", "/health/ready");
		assert.deepEqual([ready.statusCode, ready.json().reason], [503, "log-damaged"]);
		assert.equal((await ask("GET", "/health/live")).statusCode, 200);
		trouble = "/data/log: a sentence that names a file";
		assert.equal((await ask("GET", "/health/ready")).json().reason, "trouble");
		trouble = undefined;
		assert.equal((await ask("GET", "/v1/head")).statusCode, 200);
	});

	test("the server's own failure is answered 500 and tells nothing", async () => {
		failure = new Error("secret path /data/keys");
		const answer = await ask("GET", "/v1/head", { "accept-language": "en" });
		failure = undefined;
		assert.equal(answer.statusCode, 500);
		assert.deepEqual(answer.json(), {
			type: "/problems/internal",
			title: "The server failed",
			titles: { zh: "服务器内部错误", en: "The server failed" },
			status: 500,
			code: "internal",
		});
	});
});
