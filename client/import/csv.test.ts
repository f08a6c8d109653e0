import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CsvFault, parseCsv } from "./csv.ts";

const table: readonly (readonly [text: string, records: string[][]])[] = [
	["", []],
	["a", [["a"]]],
	[
		"a,b\r\n1,2\r\n",
		[
			["a", "b"],
			["1", "2"],
		],
	],
	[
		"a,b\n1,2",
		[
			["a", "b"],
			["1", "2"],
		],
	],
	["a,\n", [["a", ""]]],
	["a,", [["a", ""]]],
	[
		",\n,",
		[
			["", ""],
			["", ""],
		],
	],
	["\n", [[""]]],
	["\ufeffa", [["a"]]],
	['"a,b","c\r\nd","e""f"\r\n', [["a,b", "c\r\nd", 'e"f']]],
	['a"b', [['a"b']]],
	['""', [[""]]],
	["a\rb", [["a\rb"]]],
];

for (const [text, records] of table) {
	test(`CSV ${JSON.stringify(text)} has ${records.length} records`, () =>
		assert.deepEqual(parseCsv(text), records));
}

test("a quote that is never closed and text after a closing quote are refused with their line", () => {
	for (const [text, line] of [
		['"a', 1],
		['a\n"b', 2],
		['a\n"b"c', 2],
		['"a\nb"\n"c"d', 3],
		['"a"\rb', 1],
	] as const)
		assert.throws(
			() => parseCsv(text),
			(error) => error instanceof CsvFault && error.line === line,
		);
});

test("what is written as CSV is read back", () => {
	const field = fc.oneof(fc.string(), fc.constantFrom("a,b", 'x"y', "1\r\n2", "事项", ""));
	const records = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
	fc.assert(
		fc.property(records, fc.constantFrom("\n", "\r\n"), (written, end) => {
			const text = written
				.map((record) => record.map((each) => `"${each.replaceAll('"', '""')}"`).join(","))
				.join(end);
			assert.deepEqual(parseCsv(text), written);
		}),
	);
});
