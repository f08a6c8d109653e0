import assert from "node:assert/strict";
import { test } from "node:test";
import { describeValue } from "./describe-value.ts";

const schema = {
	properties: {
		name: { words: { zh: "名称", en: "Name" } },
		sinceMs: { words: { zh: "起始", en: "Since" } },
		rows: {
			words: { zh: "记录", en: "Rows" },
			items: { properties: { code: { words: { zh: "编码", en: "Code" } } } },
		},
	},
};
const value = {
	name: { zh: "税务局", en: "Tax Office" },
	sinceMs: 0,
	open: true,
	rows: [
		{ code: "A-1", note: null },
		{ code: "B-22", note: "x" },
	],
};

test("a record reads in either language, with times and lists as people want them", () => {
	assert.deepEqual(describeValue(value, schema, "zh"), [
		"名称  税务局",
		"起始  1970-01-01 08:00:00 +08:00",
		"open  是",
		"记录",
		"  编码  note",
		"  A-1   –",
		"  B-22  x",
	]);
	assert.equal(describeValue(value, schema, "en")[0], "Name   Tax Office");
});

test("codes are whole, long sentences are cut, and nothing others wrote steers the terminal", () => {
	const rows = [
		{ code: "a".repeat(64), text: "这是一段很长很长的说明文字".repeat(5), bad: "\u001b[2J\u202e\n" },
	];
	const [, line] = describeValue(rows, undefined, "zh");
	assert.ok(line!.includes("a".repeat(64)));
	assert.ok(line!.includes("…"));
	assert.ok(!line!.includes("\u001b") && !line!.includes("\u202e"));
});

test("depth and oddities do not trouble it", () => {
	let deep: unknown = 1;
	for (let level = 0; level < 50; level++) deep = { deep };
	assert.ok(describeValue(deep, undefined, "en").length > 0);
	for (const odd of [null, undefined, 1, "x", [], [1, [2]], {}, [[]], [{}, 1]])
		assert.ok(Array.isArray(describeValue(odd, undefined, "en")));
});
