import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { testShared } from "../../testing/shared-data.ts";
import { isUscc, usccCheckCharacter } from "./uscc.ts";

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

test("a valid credit code is accepted and its lower-case form refused", () => {
	assert.equal(isUscc("91110000600037341L"), true);
	assert.equal(isUscc("91110000600037341l"), false);
	assert.equal(isUscc("91110000600037341L "), false);
});

test("every wrong character and every swap of unlike neighbours is noticed", () => {
	const division = fc.integer({ min: 110000, max: 659999 }).map(String);
	const part = (length: number) =>
		fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map((c) => c.join(""));
	fc.assert(
		fc.property(part(2), division, part(9), fc.nat(17), fc.constantFrom(...alphabet), (...given) => {
			const [kind, place, organization, at, other] = given;
			const body = `${kind}${place}${organization}`;
			const code = body + usccCheckCharacter(body);
			assert.equal(isUscc(code), true);
			if (code[at] !== other) assert.equal(isUscc(code.slice(0, at) + other + code.slice(at + 1)), false);
			const swapped = code.slice(0, at) + (code[at + 1] ?? "") + code[at] + code.slice(at + 2);
			if (swapped !== code) assert.equal(isUscc(swapped), false);
		}),
		{ seed: 32100 },
	);
});

test("a body of another length or alphabet has no check character", () => {
	assert.throws(() => usccCheckCharacter("9111000060003734"), RangeError);
	assert.throws(() => usccCheckCharacter("9111000060003734I"), RangeError);
});

testShared("credit codes of the test numbers", "identifiers/id_test_numbers.csv", (file) => {
	const rows = readFileSync(file, "utf8")
		.split("\n")
		.filter((line) => line.startsWith("GB32100,"));
	assert.equal(rows.length, 4);
	for (const row of rows) {
		const [, value, valid] = row.split(",") as [string, string, string];
		assert.equal(isUscc(value), valid === "1", row);
	}
});
