import assert from "node:assert/strict";
import { test } from "node:test";
import { taskTypeOf } from "./task-types.ts";

test("a type of item is known with and without its leading zero", () => {
	for (const [written, code] of [
		["1", "01"],
		["01", "01"],
		["9", "09"],
		["10", "10"],
		["20", "20"],
	] as const)
		assert.equal(taskTypeOf(written), code);
});

test("what is no type of item is none", () => {
	for (const written of ["", "0", "00", "11", "010", " 1", "１", "一", "constructor", "__proto__"])
		assert.equal(taskTypeOf(written), undefined, written);
});
