import assert from "node:assert/strict";
import { test } from "node:test";
import { departmentWords } from "./department-names.ts";

test("departments with usual names have English ones", () => {
	for (const [zh, en] of [
		["区人社局", "District Human Resources and Social Security Bureau"],
		["市公安局", "City Public Security Bureau"],
		["坪山县财政局", "County Finance Bureau"],
		["税务局", "Tax Bureau"],
	] as const)
		assert.deepEqual(departmentWords(zh), { zh, en });
});

test("a name the table does not know stands in both languages", () => {
	for (const zh of ["区地震局", "某某税务局"]) assert.deepEqual(departmentWords(zh), { zh, en: zh });
});
