import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeFrame } from "./frame.ts";
import { FramePlaces } from "./frame-places.ts";

const hash = (octet: number) => new Uint8Array(32).fill(octet);

function frame(height: number, firstIndex: number) {
	return encodeFrame({
		block: { height, timeMs: height * 1000, membersHash: hash(1), envelopes: [] },
		firstIndex,
		root: hash(height % 251),
		stateRoot: hash(7),
		results: [],
		ids: [],
		durable: height - 1,
	});
}

test("gives back each place, over several pages, and finds the block of a leaf", () => {
	const places = new FramePlaces();
	const count = 9000;
	// Without entries a block has one leaf: its own.
	for (let height = 0; height < count; height++)
		places.push(frame(height, height), { segment: height >>> 12, position: height * 2 ** 21 });
	assert.equal(places.length, count);
	for (const height of [0, 1, 4095, 4096, 8191, 8192, count - 1]) {
		const place = places.at(height)!;
		assert.deepEqual(
			[place.height, place.timeMs, place.firstIndex, place.durable, place.segment, place.position],
			[height, height * 1000, height, height - 1, height >>> 12, height * 2 ** 21],
		);
		assert.deepEqual(place.root, hash(height % 251));
		assert.equal(places.holding(height)!.height, height);
	}
	for (const none of [-1, 0.5, count, Number.NaN]) {
		assert.equal(places.at(none), undefined);
		assert.equal(places.holding(none), undefined);
	}
});

test("forgets what is cut off and goes on from there", () => {
	const places = new FramePlaces();
	for (let height = 0; height < 4100; height++)
		places.push(frame(height, height), { segment: 0, position: 0 });
	places.truncate(4090);
	assert.equal(places.last()!.height, 4089);
	assert.equal(places.at(4090), undefined);
	for (let height = 4090; height < 4200; height++)
		places.push(frame(height, height), { segment: 1, position: 9 });
	assert.equal(places.last()!.height, 4199);
	assert.equal(places.at(4096)!.segment, 1);
});
