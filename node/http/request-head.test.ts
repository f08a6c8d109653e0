import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { RequestHead } from "./request-head.ts";

const type = "content-type: application/vnd.mingjian.envelope";
const whole = ["POST /v1/transactions HTTP/1.1", "Host: x", type, "Content-Length: 20"];
const read = (lines: readonly string[]) =>
	RequestHead.read(Buffer.from(`${lines.join("\r\n")}\r\n\r\nbody`, "latin1"));

describe("the head of a request in the lane", () => {
	test("is read where it posts one envelope and says no more than it may", () => {
		for (const more of [
			[],
			["accept-language: en;q=0.5, zh"],
			["Connection: Keep-Alive", "user-agent: node", "x-empty:", "x-forwarded-for:10.0.0.1 "],
		]) {
			const head = read([...whole, ...more]);
			assert.equal(head?.bodyLength, 20);
			assert.equal(head.length, [...whole, ...more].join("\r\n").length + 4);
		}
		assert.equal(read([...whole, "Accept-Language: en"])?.acceptLanguage, "en");
	});

	test("is left to the parser where it is any other, or could be understood in two ways", () => {
		const instead = (order: number, line: string) => read(whole.with(order, line));
		for (const other of [
			instead(0, "POST /v1/transactions HTTP/1.0"),
			instead(0, "POST /v1/transactions?x HTTP/1.1"),
			instead(0, "GET /v1/transactions HTTP/1.1"),
			instead(0, "POST  /v1/transactions HTTP/1.1"),
			instead(1, "x: y"),
			instead(2, `${type}; v=1`),
			instead(2, "content-type: application/json"),
			instead(3, "content-length: 0"),
			instead(3, "content-length: +20"),
			instead(3, "content-length: 020"),
			instead(3, "content-length: 20, 20"),
			instead(3, "content-length: 65537"),
			instead(3, "content-length : 20"),
			instead(3, "content-length: 2\n0"),
			read(whole.slice(0, 3)),
			read([...whole, "content-length: 20"]),
			read([...whole, "host: y"]),
			read([...whole, "transfer-encoding: chunked"]),
			read([...whole, "content-encoding: gzip"]),
			read([...whole, "connection: close"]),
			read([...whole, "expect: 100-continue"]),
			read([...whole, "upgrade: h2c"]),
			read([...whole, " folded"]),
			read([...whole, "no colon"]),
			read([...whole, "x: \u0000"]),
			read([...whole, "x: y\rz: 1"]),
			read([...whole, `x: ${"y".repeat(3000)}`]),
			RequestHead.read(Buffer.from(whole.join("\r\n"))),
		]) {
			assert.equal(other, undefined);
		}
	});

	test("is known again by its octets alone", () => {
		const head = read(whole)!;
		const octets = Buffer.from(`${whole.join("\r\n")}\r\n\r\nother body`);
		assert.ok(head.begins(octets));
		assert.ok(!head.begins(octets.subarray(0, head.length - 1)));
		octets[20]! ^= 1;
		assert.ok(!head.begins(octets));
	});
});
