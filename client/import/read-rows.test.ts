import assert from "node:assert/strict";
import { test } from "node:test";
import { readRows } from "./read-rows.ts";

test("a JSON array and a CSV table with the same content give the same rows", () => {
	const rows = [{ name: "居住证申领", deptCode: "1" }];
	assert.deepEqual(readRows(JSON.stringify(rows), "json"), rows);
	assert.deepEqual(readRows(`\ufeff${JSON.stringify(rows)}`, "json"), rows);
	assert.deepEqual(readRows("\ufeffname, deptCode\r\n居住证申领,1\r\n", "csv"), rows);
});

test("a file that is not what it says gives no rows at all and says why", () => {
	const code = (text: string, format: "json" | "csv") => (readRows(text, format) as { code?: string }).code;
	assert.equal(code("[{]", "json"), "not-json");
	assert.equal(code("{}", "json"), "not-array");
	assert.deepEqual(readRows('a,b\n"c', "csv"), {
		code: "not-csv",
		reason: "a quoted field has no end (line 2)",
		line: 2,
	});
	assert.equal(code("", "csv"), "no-header");
	assert.equal(code(" , \n1,2", "csv"), "no-header");
	assert.deepEqual(readRows("a,b,a\n1,2,3", "csv"), { code: "header-repeated", column: "a" });
	assert.deepEqual(readRows("a,b\n1,2\n3", "csv"), { code: "row-width", row: 2, expected: 2, found: 1 });
});
