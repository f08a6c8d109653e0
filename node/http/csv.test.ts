import assert from "node:assert/strict";
import { test } from "node:test";
import { closed } from "@mingjian/services/schema-words.ts";
import { Type } from "typebox";
import { columnsOf, csvText } from "./csv.ts";

const Row = closed({
	item: Type.String(),
	title: closed({ zh: Type.String(), en: Type.String() }),
	count: Type.Integer(),
	ratings: Type.Array(Type.Integer()),
	baseline: Type.Optional(closed({ days: Type.Integer() })),
	late: Type.Boolean(),
});
const columns = columnsOf(Row);

test("the columns follow from the schema, and an empty table has its header", () => {
	const names = ["item", "title.zh", "title.en", "count", "ratings", "baseline.days", "late"];
	assert.equal(csvText(columns, []), `\ufeff${names.join(",")}\r\n`);
});

test("commas, quotes and line ends stay inside their field, and what is missing is empty", () => {
	const row = {
		item: "A",
		title: { zh: "甲，乙", en: 'so "called", of\nplots' },
		count: -3,
		ratings: [0, 2],
		late: false,
	};
	const line = csvText(columns, [row]).split("\r\n")[1];
	assert.equal(line, 'A,甲，乙,"so ""called"", of\nplots",-3,"[0,2]",,false');
});

test("a text that is a formula to a spreadsheet is made harmless", () => {
	for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"]) {
		const row = { item: text, title: { zh: "", en: "" }, count: 1, ratings: [], late: true };
		assert.equal(csvText(columns, [row]).split("\r\n")[1]?.split(",")[0], `'${text}`);
	}
});
