import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { describe, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import type { Receipt, Rejection } from "../pipeline/receipt.ts";
import { listen } from "./server.ts";
import { type OpenDoor, openDoor, signed, signedInVain } from "./testing/open-door.ts";

/** Sends octets on a connection of their own and gives all that comes back until it is closed. */
async function exchange(port: number, ...octets: (string | Uint8Array)[]): Promise<string> {
	const socket = connect(port, "127.0.0.1");
	let text = "";
	socket.setEncoding("utf8");
	socket.on("data", (chunk) => {
		text += chunk;
	});
	socket.on("error", () => {});
	for (const each of octets) socket.write(each);
	await once(socket, "close");
	return text;
}

async function listening(
	setting: Parameters<typeof openDoor>[0] = {},
): Promise<OpenDoor & { port: number; url: string }> {
	const door = await openDoor(setting);
	const url = await listen(door.app, door.configuration);
	return { ...door, url, port: Number(new URL(url).port) };
}

describe("the door on real sockets", () => {
	test("what is not HTTP, too large a head and too slow a request are answered and cut", async () => {
		const door = await listening({ overrides: { "limits.requestMs": 300, "limits.headerBytes": 2048 } });
		try {
			const nonsense = await exchange(door.port, "NONSENSE\r\n\r\n");
			assert.match(nonsense, /^HTTP\/1\.1 400 .*"code":"request-malformed"/s);
			const head = await exchange(door.port, `GET / HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(5000)}\r\n\r\n`);
			assert.match(head, /^HTTP\/1\.1 431 .*"code":"headers-too-large"/s);
			const slowHead = await exchange(door.port, "GET / HTTP/1.1\r\nhost: x\r\n");
			assert.match(slowHead, /^HTTP\/1\.1 408 .*"code":"request-timeout"/s);
			const type = "content-type: application/json\r\n";
			const slowBody = await exchange(
				door.port,
				`POST /v1/transactions HTTP/1.1\r\nhost: x\r\n${type}content-length: 9\r\n\r\n{`,
			);
			assert.match(slowBody, /^HTTP\/1\.1 408 /);
			const smuggled = await exchange(
				door.port,
				`POST /v1/transactions HTTP/1.1\r\nhost: x\r\n${type}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}`,
			);
			assert.match(smuggled, /^HTTP\/1\.1 400 /);
			const chunked = await exchange(
				door.port,
				`POST /v1/transactions HTTP/1.1\r\nhost: x\r\n${type}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
			);
			assert.match(chunked, /^HTTP\/1\.1 411 .*"code":"length-required"/s);
			const expectation = await exchange(
				door.port,
				`GET /v1/head HTTP/1.1\r\nhost: x\r\nexpect: the-moon\r\n\r\n`,
			);
			assert.match(expectation, /^HTTP\/1\.1 417 /);
			assert.equal((await fetch(`${door.url}/v1/head`)).status, 200);
		} finally {
			await door.close();
		}
	});

	test("a body announced as too large is refused before it is sent, and all bodies together stay within their bound", async () => {
		const bound = 1024 * 1024;
		const door = await listening({
			overrides: { "limits.bodyBytes": bound, "limits.batchBytes": bound, "limits.jsonBytes": bound },
		});
		try {
			const announce = (size: number) =>
				`POST /v1/transactions HTTP/1.1\r\nhost: x\r\ncontent-type: application/vnd.mingjian.envelopes\r\ncontent-length: ${size}\r\n\r\n`;
			assert.match(await exchange(door.port, announce(bound + 1)), /^HTTP\/1\.1 503 .*"code":"busy"/s);
			const json = announce(bound + 1).replace("vnd.mingjian.envelopes", "json");
			assert.match(await exchange(door.port, json), /^HTTP\/1\.1 (413|503) /);
			const holder = connect(door.port, "127.0.0.1");
			holder.write(announce(bound));
			holder.write("some");
			await once(holder, "connect");
			const second = await pollUntil(
				() => exchange(door.port, announce(100_000)),
				(text) => text.startsWith("HTTP/1.1 503"),
			);
			assert.match(second, /"code":"busy"/);
			holder.destroy();
			await pollUntil(
				() =>
					exchange(
						door.port,
						announce(100_000).replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n"),
						new Uint8Array(100_000).fill(1),
					),
				(text) => text.includes("envelopes-framing"),
			);
		} finally {
			await door.close();
		}
	});

	test("single envelopes are answered the same by the lane ahead of the router as by the router", async () => {
		const door = await listening();
		try {
			const address = `${door.url}/v1/transactions`;
			const type = "application/vnd.mingjian.envelope";
			const broken = signed();
			broken[broken.length - 1]! ^= 1;
			for (const envelope of [signed(), signedInVain(), broken, Uint8Array.of(1), signed({ input: {} })]) {
				const body = Buffer.from(envelope);
				const answers = [];
				// A parameter of the media type is enough for the lane to leave a request to the router.
				for (const contentType of [type, `${type}; v=1`]) {
					const headers = { "content-type": contentType, "accept-language": "en" };
					const answer = await fetch(address, { method: "POST", headers, body });
					const shown = Object.fromEntries([...answer.headers].filter(([name]) => !volatile.has(name)));
					answers.push({ status: answer.status, headers: shown, body: await answer.json() });
				}
				assert.deepEqual(answers[0], answers[1]);
			}
			const metrics = await (await fetch(`${door.url}/metrics`)).text();
			assert.match(
				metrics,
				/mingjian_http_requests_total\{method="POST",route="\/v1\/transactions",status="200"\} 2\n/,
			);
			assert.match(metrics, /mingjian_transactions_total\{code="identity\/account-id"\} 2\n/);
		} finally {
			await door.close();
		}
	});

	test("a body in many pieces is one envelope, and half a body is none", async () => {
		const door = await listening();
		try {
			const envelope = signed();
			const head = (more = "") =>
				`POST /v1/transactions HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${more}content-type: application/vnd.mingjian.envelope\r\ncontent-length: ${envelope.length}\r\n\r\n`;
			const size = door.node.head().size;
			const leaving = connect(door.port, "127.0.0.1");
			leaving.end(Buffer.concat([Buffer.from(head()), envelope.subarray(0, 100)]));
			await once(leaving, "connect");
			leaving.resume();
			await once(leaving, "close");
			assert.equal(door.node.head().size, size);
			const pieces = Array.from(envelope, (octet) => Uint8Array.of(octet));
			assert.match(await exchange(door.port, head(), ...pieces), /^HTTP\/1\.1 200 .*"code":"ok"/s);
		} finally {
			await door.close();
		}
	});

	test("a connection carries envelopes and other requests in any mixture, each answered in its turn", async () => {
		let idle: Promise<unknown> | undefined;
		const door = await listening();
		try {
			const post = (envelope: Uint8Array, more = "") =>
				Buffer.concat([
					Buffer.from(
						`POST /v1/transactions HTTP/1.1\r\nhost: x\r\n${more}content-type: application/vnd.mingjian.envelope\r\ncontent-length: ${envelope.length}\r\n\r\n`,
					),
					envelope,
				]);
			const get = Buffer.from("GET /v1/head HTTP/1.1\r\nhost: x\r\n\r\n");
			const last = () => post(signed(), "connection: close\r\n");
			const mixtures = [
				[post(signed()), last()],
				[post(signed()), get, last()],
				[get, post(signed()), last()],
				[Buffer.concat([post(signed()), post(signedInVain()), get]), last()],
			];
			for (const mixture of mixtures) {
				const expected = mixture.flatMap((octets) => [
					...octets.toString("latin1").matchAll(/(GET|POST) \//g),
				]);
				const answers = await exchange(door.port, ...mixture);
				assert.equal(answers.match(/HTTP\/1\.1 (200|422) /g)?.length, expected.length);
			}
			for (const broken of [`transfer-encoding: chunked\r\n`, `content-length: 3\r\n`]) {
				assert.match(await exchange(door.port, post(signed(), broken)), /^HTTP\/1\.1 400 /);
			}
			const kept = connect(door.port, "127.0.0.1");
			kept.write(post(signed()));
			await once(kept, "data");
			idle = once(kept, "close");
		} finally {
			await door.close();
		}
		// Closing the door ends what is idle.
		await idle;
	});

	test("a connection that falls silent is closed", async () => {
		const door = await listening({ overrides: { "limits.requestMs": 300, "limits.keepAliveMs": 300 } });
		try {
			assert.equal(await exchange(door.port), "");
			const envelope = signed();
			const head = `POST /v1/transactions HTTP/1.1\r\nhost: x\r\ncontent-type: application/vnd.mingjian.envelope\r\ncontent-length: ${envelope.length}\r\n\r\n`;
			const answered = await exchange(door.port, Buffer.concat([Buffer.from(head), envelope]));
			assert.match(answered, /^HTTP\/1\.1 200 OK\r\n.*\r\nkeep-alive: timeout=0\r\n.*"code":"ok"/s);
		} finally {
			await door.close();
		}
	});

	test("stopping answers what is in flight, turns others away and closes the node last", async () => {
		const events: string[] = [];
		let release = () => {};
		const held = new Promise<void>((resolve) => {
			release = resolve;
		});
		let submitted = () => {};
		const underWay = new Promise<void>((resolve) => {
			submitted = resolve;
		});
		const door = await listening({
			wrap: (node) =>
				new Proxy(node, {
					get(target, member) {
						if (member === "submit") {
							return async (bytes: Uint8Array): Promise<Receipt | Rejection> => {
								submitted();
								await held;
								const answer = await target.submit(bytes);
								events.push("answered");
								return answer;
							};
						}
						if (member === "close") {
							return async () => {
								events.push("closed");
								await target.close();
							};
						}
						const value = target[member as keyof typeof target];
						return typeof value === "function" ? value.bind(target) : value;
					},
				}),
		});
		const stream = await fetch(`${door.url}/v1/events`);
		const streamed = stream.text();
		const answer = fetch(`${door.url}/v1/transactions`, {
			method: "POST",
			headers: { "content-type": "application/vnd.mingjian.envelope" },
			body: Buffer.from(signed()),
		});
		await underWay;
		const closed = door.close();
		assert.match(await streamed, /retry: \d+\n\n$/);
		await setImmediate();
		release();
		assert.equal((await answer).status, 200);
		await closed;
		assert.deepEqual(events, ["answered", "closed"]);
		await assert.rejects(fetch(`${door.url}/v1/head`));
	});
});

const volatile = new Set(["date", "connection", "keep-alive"]);

/** Asks again until the answer is the one: another connection's octets arrive when they arrive. */
async function pollUntil(ask: () => Promise<string>, done: (text: string) => boolean): Promise<string> {
	for (let tries = 0; tries < 200; tries++) {
		const text = await ask();
		if (done(text)) return text;
	}
	throw new assert.AssertionError({ message: "the answer never came" });
}
