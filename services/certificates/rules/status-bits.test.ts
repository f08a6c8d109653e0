import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { chunkEntries, listBytes, listEntries, statusPlace, withStatus } from "./status-bits.ts";

test("packs the two-bit example of draft-ietf-oauth-status-list §4.1", () => {
	const values = [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3];
	let chunk: string | undefined;
	values.forEach((value, offset) => {
		chunk = withStatus(chunk, offset, value as 0);
	});
	assert.deepEqual(
		listBytes(12, () => chunk),
		Uint8Array.of(0xc9, 0x44, 0xf9),
	);
});

test("keeps every other certificate's value when one changes", () => {
	const change = fc.tuple(fc.nat(chunkEntries - 1), fc.constantFrom(0 as const, 1 as const, 2 as const));
	fc.assert(
		fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), (changes) => {
			const model = new Uint8Array(chunkEntries);
			let chunk: string | undefined;
			for (const [offset, value] of changes) {
				model[offset] = value;
				chunk = withStatus(chunk, offset, value);
			}
			const bytes = listBytes(chunkEntries, () => chunk);
			model.forEach((value, offset) => {
				assert.equal((bytes[offset >> 2]! >> ((offset & 3) * 2)) & 3, value);
			});
		}),
		{ numRuns: 30 },
	);
});

test("begins the next list after 1,048,576 certificates", () => {
	assert.deepEqual(statusPlace(listEntries - 1), {
		list: 0,
		position: listEntries - 1,
		chunk: 1023,
		offset: 1023,
	});
	assert.deepEqual(statusPlace(listEntries), { list: 1, position: 0, chunk: 1024, offset: 0 });
});

test("a list without any change is as long as its certificates need, and all valid", () => {
	assert.deepEqual(
		listBytes(5, () => undefined),
		new Uint8Array(2),
	);
	assert.deepEqual(
		listBytes(0, () => undefined),
		new Uint8Array(0),
	);
});
