import assert from "node:assert/strict";
import { test } from "node:test";
import { utf8 } from "../../crypto/bytes.ts";
import { decodeEntryBundle, encodeEntryBundle } from "./entry-bundle.ts";

test("writes entries after their u16be lengths and reads them back", () => {
	const entries = [utf8("one"), new Uint8Array(0), new Uint8Array(300).fill(7)];
	const bundle = encodeEntryBundle(entries);
	assert.deepEqual(bundle.slice(0, 9), Uint8Array.of(0, 3, 111, 110, 101, 0, 0, 1, 44));
	assert.deepEqual(decodeEntryBundle(bundle, 3), { ok: true, value: entries });
	const full = Array.from({ length: 256 }, () => new Uint8Array(0xffff));
	assert.deepEqual(decodeEntryBundle(encodeEntryBundle(full), 256), { ok: true, value: full });
});

test("refuses bundles with a byte too few or too many, or another number of entries", () => {
	const bundle = encodeEntryBundle([utf8("one"), utf8("two")]);
	for (let length = 0; length < bundle.length; length += 1)
		assert.equal(decodeEntryBundle(bundle.subarray(0, length), 2).ok, false);
	assert.deepEqual(decodeEntryBundle(bundle.subarray(0, 6), 2), { ok: false, reason: "entry-truncated" });
	assert.deepEqual(decodeEntryBundle(bundle, 1), { ok: false, reason: "too-many-entries" });
	assert.deepEqual(decodeEntryBundle(bundle, 3), { ok: false, reason: "too-few-entries" });
	assert.deepEqual(decodeEntryBundle(Uint8Array.of(...bundle, 0), 3), {
		ok: false,
		reason: "entry-truncated",
	});
});

test("refuses to write entries too long or too many", () => {
	assert.throws(() => encodeEntryBundle([new Uint8Array(0x10000)]), RangeError);
	assert.throws(() => encodeEntryBundle(Array.from({ length: 257 }, () => new Uint8Array(0))), RangeError);
});
