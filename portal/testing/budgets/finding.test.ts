import assert from "node:assert/strict";
import { test } from "node:test";
import { keeps, lineOf, median, percentile, timed, worst } from "./finding.ts";
import { parts, readOptions } from "./options.ts";

const about = { what: "weight", budget: 30, unit: "KB" };

test("a measure at its budget keeps it, one beyond does not, and what was not measured does not", () => {
	assert.equal(keeps({ ...about, measured: 30 }), true);
	assert.equal(keeps({ ...about, measured: 30.1 }), false);
	assert.equal(keeps({ ...about, measured: 29, atLeast: true }), false);
	assert.equal(keeps(worst(about, [])), false);
});

test("the worst is the largest, or the smallest where more is better, and the others that are over are named", () => {
	const measures = [
		{ measured: 3, where: "/a" },
		{ measured: 90, where: "/b" },
		{ measured: 31, where: "/c" },
	];
	assert.equal(worst(about, measures).where, "/b and 1 more: /c");
	assert.equal(worst({ ...about, budget: 2, atLeast: true }, measures).where, "/a");
});

test("a line says what, how much, the aim, where and that the machine was busy", () => {
	const finding = { ...about, measured: 31.25, where: "/b" };
	assert.match(lineOf(finding), /^OVER weight +31\.3 KB {2}≤ 30 KB +\/b$/);
	assert.match(lineOf({ ...finding, busy: "40 %" }), /\/b \(machine busy: 40 %\)$/);
});

test("the median is the middle value, a percentile the value of its rank", () => {
	assert.equal(median([9, 1, 5]), 5);
	assert.ok(Number.isNaN(median([])));
	assert.equal(percentile([5, 1, 2, 3, 4], 0.8), 4);
	assert.ok(Number.isNaN(percentile([], 0.95)));
});

test("a time within its budget is taken once; one beyond is taken three times, and the middle stands", async () => {
	const taking = (...values: number[]) => timed(async () => values.shift()!, 10);
	assert.equal(await taking(10, 99, 99), 10);
	assert.equal(await taking(30, 4, 9), 9);
	assert.equal(await taking(30, 4, 12), 12);
});

test("parts and pages can be chosen, and what is unknown is refused with how it is written", () => {
	assert.deepEqual(readOptions([]), { parts, paths: [] });
	assert.deepEqual(readOptions(["--only", "layout,weight", "/verify"]), {
		parts: ["weight", "layout"],
		paths: ["/verify"],
	});
	assert.deepEqual(readOptions(["--only=axe"]), { parts: ["axe"], paths: [] });
	for (const wrong of [["--only"], ["--only", "speed"], ["--fast"]])
		assert.match(String(readOptions(wrong)), /npm run budgets -- \[--only/);
});
