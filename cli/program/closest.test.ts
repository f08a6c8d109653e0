import assert from "node:assert/strict";
import { test } from "node:test";
import { closest } from "./closest.ts";

const names = ["start", "verify", "keys new", "audit"];

test("a slip of the finger finds the word that was meant", () => {
	assert.equal(closest("strat", names), "start");
	assert.equal(closest("verfy", names), "verify");
	assert.equal(closest("keys nwe", names), "keys new");
});

test("another word altogether finds nothing", () => {
	for (const word of ["", "xyz", "certificates", "x".repeat(10_000)])
		assert.equal(closest(word, names), undefined);
	assert.equal(closest("start", []), undefined);
});
