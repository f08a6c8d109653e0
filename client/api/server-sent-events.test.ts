import assert from "node:assert/strict";
import { test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { readEvents } from "./server-sent-events.ts";

function streamOf(text: string, size: number): ReadableStream<Uint8Array> {
	const bytes = utf8(text);
	const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
		bytes.slice(at * size, (at + 1) * size),
	);
	return new ReadableStream({
		start(controller) {
			for (const chunk of chunks) controller.enqueue(chunk);
			controller.close();
		},
	});
}

const text =
	'retry: 2000\n\n: heart\n\nid: 7\nevent: entry\ndata: {"名":1}\n\ndata:a\r\ndata: b\r\n\r\nid: 8\ndata: cut';

test("events are read alike however the stream is cut into pieces", async () => {
	const expected = [
		{ id: "7", event: "entry", data: '{"名":1}' },
		{ id: undefined, event: "message", data: "a\nb" },
	];
	for (let size = 1; size <= text.length; size++)
		assert.deepEqual(await Array.fromAsync(readEvents(streamOf(text, size))), expected, `pieces of ${size}`);
});

test("a line without end is no stream of ours", async () => {
	const endless = streamOf("x".repeat(3 << 20), 1 << 19);
	await assert.rejects(Array.fromAsync(readEvents(endless)), RangeError);
});
