import assert from "node:assert/strict";
import { test } from "node:test";
import { usccCheckCharacter } from "@mingjian/services/rules/uscc.ts";
import { readRow } from "./read-row.ts";

const uscc = `1199010000000001${"0"}${usccCheckCharacter("11990100000000010")}`;
const division = "990100000000";
const good = {
	department: "市公安局",
	main_item: "户政",
	name: "居住证申领",
	itemCode: `990A01380000-${division}-000-${uscc}-1-00`,
	areaCode: division,
	taskType: "7",
	deptCode: uscc,
};

test("a good row becomes a draft without a remark", () => {
	assert.deepEqual(readRow(good, 7), {
		row: 7,
		problems: [],
		itemCode: good.itemCode,
		draft: {
			row: 7,
			code: good.itemCode,
			department: "市公安局",
			guide: {
				title: { zh: "居住证申领" },
				group: { zh: "户政" },
				taskType: "07",
				divisionCode: division,
				origin: { ownerCode: uscc, departmentCode: uscc },
			},
			ownerCode: uscc,
			departmentCode: uscc,
		},
	});
});

test("a row in no group has none", () => {
	for (const main_item of ["", "未分类", undefined, null])
		assert.equal(readRow({ ...good, main_item }, 1).draft?.guide.group, undefined);
});

type Case = readonly [title: string, change: object, problems: readonly string[]];

const accepted: readonly Case[] = [
	["outer blanks", { name: " 居住证申领　" }, ["text-cleaned name"]],
	["an invisible character", { department: "市公安局\u200b" }, ["text-cleaned department"]],
	["a full-width digit", { name: "８市审批" }, ["name-characters name"]],
	["a backslash", { name: "拖拉机\\收割机" }, ["name-characters name"]],
	["brackets of two kinds", { name: "领用(县级）" }, ["name-brackets name"]],
	["a bracket that is not closed", { name: "领用（县级" }, ["name-brackets name"]],
	["brackets that match", { name: "《办法》（县级(一)）" }, []],
	["a small letter in the code", { itemCode: good.itemCode.replace("A", "a") }, ["item-code-case itemCode"]],
	["a code of another form", { itemCode: `G-000007-001-${uscc}` }, ["item-code-pattern itemCode"]],
	["a code of another division", { areaCode: "990200000000" }, ["division-differs itemCode"]],
	["a division of six digits", { areaCode: "990100" }, []],
	[
		"a code without an owner",
		{ itemCode: "ABCD" },
		["item-code-pattern itemCode", "owner-code-missing itemCode"],
	],
	[
		"an old organisation code as owner",
		{ itemCode: good.itemCode.replace(uscc, "00000005-1"), deptCode: "000000051" },
		["item-code-pattern itemCode", "owner-code-organisation itemCode"],
	],
	[
		"an owner with a wrong check character",
		{ itemCode: good.itemCode.replace(uscc, `${uscc.slice(0, 17)}${uscc.endsWith("0") ? "1" : "0"}`) },
		["owner-code-invalid itemCode"],
	],
	["no department code", { deptCode: "" }, ["department-code-missing deptCode"]],
	["a department code that is none", { deptCode: "11736" }, ["department-code-invalid deptCode"]],
	["the department code of another body", { deptCode: "00000005-1" }, ["department-code-differs deptCode"]],
	["the old code of the same body", { deptCode: uscc.slice(8, 17) }, ["department-code-invalid deptCode"]],
];

const refused: readonly Case[] = [
	["no name", { name: "" }, ["field-missing name"]],
	["a name of blanks", { name: " \t　" }, ["field-missing name"]],
	["no department", { department: undefined }, ["field-missing department"]],
	["no item code", { itemCode: null }, ["field-missing itemCode"]],
	["a number for text", { name: 5 }, ["field-not-text name"]],
	["half a character", { name: "证\ud800" }, ["field-not-text name"]],
	["a name too long", { name: "证".repeat(201) }, ["field-too-long name"]],
	["a code too long", { itemCode: "A".repeat(81) }, ["field-too-long itemCode"]],
	[
		"a code with a blank",
		{ itemCode: "A 000" },
		["item-code-unusable itemCode", "owner-code-missing itemCode"],
	],
	["a code too short", { itemCode: "ABC" }, ["item-code-unusable itemCode", "owner-code-missing itemCode"]],
	["an unknown type", { taskType: "11" }, ["task-type-unknown taskType"]],
	["a division that is none", { areaCode: "99010" }, ["division-invalid areaCode"]],
	["two faults", { name: "", taskType: "123" }, ["field-missing name", "field-too-long taskType"]],
];

for (const [cases, imported] of [
	[accepted, true],
	[refused, false],
] as const) {
	for (const [title, change, problems] of cases) {
		test(`a row with ${title} is ${imported ? "imported" : "refused"}: ${problems.join(", ") || "no remark"}`, () => {
			const read = readRow({ ...good, ...change }, 1);
			assert.deepEqual(
				read.problems.map(({ code, field }) => `${code} ${field}`),
				problems,
			);
			assert.equal(read.draft !== undefined, imported);
		});
	}
}

test("what is no record is refused", () => {
	for (const row of [null, undefined, 1, "row", [], true]) {
		const read = readRow(row, 3);
		assert.deepEqual(
			read.problems.map(({ code }) => code),
			["row-not-object"],
		);
		assert.equal(read.draft, undefined);
	}
});

test("a code in small letters keeps how it was written", () => {
	const itemCode = good.itemCode.toLowerCase();
	const { draft } = readRow({ ...good, itemCode }, 1);
	assert.equal(draft?.code, good.itemCode);
	assert.equal(draft?.guide.origin?.itemCode, itemCode);
});

test("the value in a report is cut", () => {
	const [found] = readRow({ ...good, name: "𠮷".repeat(500) }, 1).problems;
	assert.equal(found?.value, "𠮷".repeat(60));
});
