import assert from "node:assert/strict";
import { test } from "node:test";
import { type NativeHashes, portableSha256, sha256, sha256Pairs, useNativeHashes } from "./sha256.ts";

const honest: NativeHashes = {
	sha256: (bytes) => portableSha256(bytes),
	sha256Pairs(input, output) {
		for (let at = 0; at < input.length; at += 64)
			output.set(portableSha256(input.subarray(at, at + 64)), at / 2);
	},
};

test("hashes pairs as it hashes each pair", () => {
	const input = Uint8Array.from({ length: 192 }, (_, index) => index);
	const output = new Uint8Array(96);
	sha256Pairs(input, output);
	for (let pair = 0; pair < 3; pair++) {
		assert.deepEqual(output.slice(pair * 32, pair * 32 + 32), sha256(input.slice(pair * 64, pair * 64 + 64)));
	}
});

test("hashes no pairs into nothing, and refuses sizes that do not fit", () => {
	sha256Pairs(new Uint8Array(), new Uint8Array());
	for (const [from, to] of [
		[63, 32],
		[64, 31],
		[64, 64],
		[128, 32],
	] as const) {
		assert.throws(() => sha256Pairs(new Uint8Array(from), new Uint8Array(to)), RangeError);
	}
});

test("takes a native implementation that agrees", () => {
	let calls = 0;
	const counting = (bytes: Uint8Array) => {
		calls++;
		return portableSha256(bytes);
	};
	useNativeHashes({ ...honest, sha256: counting });
	const before = calls;
	sha256(Uint8Array.of(1));
	assert.equal(calls, before + 1);
	useNativeHashes(honest);
});

test("refuses every kind of wrong native implementation and stays as it was", () => {
	const wrong: readonly Partial<NativeHashes>[] = [
		{ sha256: (bytes) => portableSha256(bytes.length === 137 ? bytes.slice(1) : bytes) },
		{ sha256: (bytes) => Buffer.from(portableSha256(bytes)) },
		{ sha256: (bytes) => portableSha256(bytes).slice(0, 31) },
		{ sha256Pairs: () => {} },
		{ sha256Pairs: (input, output) => honest.sha256Pairs(input.subarray(0, 64 * 16), output) },
		{ sha256Pairs: writesOutside },
	];
	for (const part of wrong) assert.throws(() => useNativeHashes({ ...honest, ...part }), /native sha256/);
	assert.deepEqual(sha256(new Uint8Array(137)), portableSha256(new Uint8Array(137)));
});

function writesOutside(input: Uint8Array, output: Uint8Array): void {
	honest.sha256Pairs(input, output);
	new Uint8Array(output.buffer)[0] = 1;
}
