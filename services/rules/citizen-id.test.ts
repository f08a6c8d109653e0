import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { testShared } from "../../testing/shared-data.ts";
import { citizenIdCheckCharacter, parseCitizenId } from "./citizen-id.ts";

test("an identity number says where, when and as what its holder was registered", () => {
	assert.deepEqual(parseCitizenId("11010519491231002x"), {
		text: "11010519491231002X",
		divisionCode: "110105",
		birthDate: "1949-12-31",
		sex: "female",
	});
});

test("a wrong shape, a day that never was and a wrong check character are told apart", () => {
	assert.equal(parseCitizenId("110101491001001"), "format");
	assert.equal(parseCitizenId("11010519491231002Xx"), "format");
	assert.equal(parseCitizenId("110105190002290021"), "date");
	assert.equal(parseCitizenId("110105194912310021"), "check");
});

test("every wrong digit is noticed", () => {
	const body = fc.tuple(fc.integer({ min: 1949, max: 2026 }), fc.nat(9999), fc.nat(16), fc.nat(9));
	fc.assert(
		fc.property(body, ([year, order, at, digit]) => {
			const seventeen = `110105${year}0131${String(order).padStart(4, "0").slice(0, 3)}`;
			const check = citizenIdCheckCharacter(seventeen);
			assert.equal(typeof parseCitizenId(seventeen + check), "object");
			const changed = seventeen.slice(0, at) + digit + seventeen.slice(at + 1);
			if (changed !== seventeen) assert.equal(typeof parseCitizenId(changed + check), "string");
		}),
		{ seed: 11643 },
	);
});

test("a body that is not 17 digits has no check character", () => {
	assert.throws(() => citizenIdCheckCharacter("1101051949123100"), RangeError);
});

/** Why the rule, which has no division table, refuses a number of the list or takes it. */
const expected: Record<string, string> = {
	"bad check digit": "check",
	"invalid date (month 13)": "date",
	"unknown division 990426": "taken",
	"division not yet registered in birth year": "taken",
	"division deregistered in birth year": "taken",
	"bad format": "format",
	"bad province": "check",
	"year 2978": "date",
	"Feb 31": "date",
	"old 15-digit number still accepted by some systems": "format",
};

testShared("identity numbers of the test numbers", "identifiers/id_test_numbers.csv", (file) => {
	const lines = readFileSync(file, "utf8").split("\n");
	const rows = lines.filter((line) => line.startsWith("GB11643"));
	assert.equal(rows.length, 22);
	for (const row of rows) {
		const [, value, valid, note] = row.split(",") as [string, string, string, string];
		const parsed = parseCitizenId(value);
		const outcome = typeof parsed === "string" ? parsed : "taken";
		assert.equal(outcome, valid === "1" ? "taken" : expected[note], row);
	}
});
