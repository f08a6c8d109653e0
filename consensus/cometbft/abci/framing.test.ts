import assert from "node:assert/strict";
import { test } from "node:test";
import { FramingError, framed, MessageReader } from "./framing.ts";

test("gives each message whole, however the octets arrive", () => {
	const messages = [0, 1, 127, 128, 300, 20_000].map((size) => new Uint8Array(size).fill(size % 251));
	const stream = Buffer.concat(messages.map(framed));
	for (const step of [1, 7, 128, stream.length]) {
		const reader = new MessageReader();
		const read: Uint8Array[] = [];
		for (let at = 0; at < stream.length; at += step)
			read.push(...reader.push(stream.subarray(at, at + step)));
		assert.deepEqual(
			read.map((message) => new Uint8Array(message)),
			messages,
		);
	}
});

test("writes lengths as unsigned varints", () => {
	assert.deepEqual([...framed(new Uint8Array(300)).subarray(0, 2)], [0xac, 0x02]);
	assert.deepEqual([...framed(Uint8Array.of(9))], [1, 9]);
});

test("refuses a length without end and one beyond reason", () => {
	assert.throws(() => new MessageReader().push(Buffer.alloc(5, 0xff)), FramingError);
	assert.throws(() => new MessageReader().push(Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f])), FramingError);
});
