import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonicalJson, commitment } from "./canonical-json.ts";

test("writes one text for equal values, whatever the order of their members", () => {
	const property = fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
		const turned = Object.fromEntries(Object.entries(value).reverse());
		assert.equal(canonicalJson(turned), canonicalJson(value));
		assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
	});
	fc.assert(property, { numRuns: 200 });
});

test("refuses values that JSON cannot hold", () => {
	const cycle: Record<string, unknown> = {};
	cycle.self = cycle;
	for (const value of [Number.NaN, Number.POSITIVE_INFINITY, "\ud800", cycle, { "\udfff": 1 }]) {
		assert.throws(() => canonicalJson(value), Error);
	}
	assert.throws(() => canonicalJson(undefined), TypeError);
});

test("commits to value and salt, and refuses a salt of another size", () => {
	const salt = new Uint8Array(32);
	assert.deepEqual(commitment(salt, { a: 1, b: 2 }), commitment(salt, { b: 2, a: 1 }));
	assert.notDeepEqual(commitment(salt, { a: 1 }), commitment(salt, { a: 2 }));
	assert.notDeepEqual(commitment(salt, { a: 1 }), commitment(salt.with(0, 1), { a: 1 }));
	for (const size of [0, 31, 33]) assert.throws(() => commitment(new Uint8Array(size), 1), RangeError);
});
