import assert from "node:assert/strict";
import { test } from "node:test";
import { type ItemCodeParts, itemCodeParts } from "./item-code.ts";

const none = { standard: false, division: undefined, owner: undefined };
const division = "990100000000";
const uscc = "119901000000000017";

const table: readonly (readonly [code: string, parts: ItemCodeParts])[] = [
	[`990A0138000000-${division}-000-${uscc}-1-00`, { standard: true, division, owner: uscc }],
	[`990Z07001006-${division}-000-${uscc}-2-00`, { standard: true, division, owner: uscc }],
	[`990A01380-${division}-000-${uscc}-1-00`, { standard: false, division, owner: uscc }],
	[`G-000007-001-${division}-000-${uscc}-1-00`, { standard: false, division, owner: uscc }],
	[`1J-9900-00027-${division}-000-${uscc}-1-00`, { standard: false, division, owner: uscc }],
	[`990C0107400001-${division}-000-00000005-1-1-00`, { standard: false, division, owner: "00000005-1" }],
	[`990C0107400001-${division}-000-00000006-X-1-00`, { standard: false, division, owner: "00000006-X" }],
	[
		`990A0014100002-${division}-000-2222222222222-1-00`,
		{ standard: false, division, owner: "2222222222222" },
	],
	[`E-000004-001-${uscc}`, { standard: false, division: undefined, owner: uscc }],
	["H-000185-001-4444444444", { standard: false, division: undefined, owner: "4444444444" }],
	["H-000185-001", none],
	["ABCDEF", none],
	["", none],
];

for (const [code, parts] of table) {
	test(`「${code}」 ${parts.standard ? "is" : "is not"} in the national form`, () => {
		assert.deepEqual(itemCodeParts(code), parts);
	});
}

test("a long code that is none is read in no time", () => {
	assert.deepEqual(itemCodeParts("A-".repeat(5000)), none);
});
