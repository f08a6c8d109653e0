import assert from "node:assert/strict";
import { test } from "node:test";
import { keeps, lineOf, median, worst } from "./finding.ts";

const about = { what: "weight", budget: 30, unit: "KB" };

test("a measure at its budget keeps it, one beyond does not, and what was not measured does not", () => {
	assert.equal(keeps({ ...about, measured: 30 }), true);
	assert.equal(keeps({ ...about, measured: 30.1 }), false);
	assert.equal(keeps({ ...about, measured: 29, atLeast: true }), false);
	assert.equal(keeps(worst(about, [])), false);
});

test("the worst is the largest, or the smallest where more is better", () => {
	const measures = [
		{ measured: 3, where: "/a" },
		{ measured: 9, where: "/b" },
	];
	assert.equal(worst(about, measures).where, "/b");
	assert.equal(worst({ ...about, atLeast: true }, measures).where, "/a");
});

test("a line says what, how much, the budget and where", () => {
	assert.match(lineOf({ ...about, measured: 31.25, where: "/b" }), /^OVER weight +31\.3 KB \(≤ 30\) +\/b$/);
});

test("the median is the middle value", () => {
	assert.equal(median([9, 1, 5]), 5);
	assert.ok(Number.isNaN(median([])));
});
