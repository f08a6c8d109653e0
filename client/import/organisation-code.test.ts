import assert from "node:assert/strict";
import { test } from "node:test";
import { isOrganisationCode, organisationCodeOf } from "./organisation-code.ts";

/** Check characters worked out by hand: 11 − (Σ weight × digit mod 11), 10 written X and 11 written 0. */
const valid = [
	"00000000-0",
	"00000001-9",
	"000000019",
	"00000005-1",
	"00000006-X",
	"00000010-7",
	"D2143569-X",
];
const invalid = [
	"",
	"00000001-0",
	"00000001-8",
	"0000001-9",
	"00000001--9",
	"0000000a-1",
	"000000001-9",
	"00000001-9 ",
];

for (const code of valid) {
	test(`${code} is an organisation code`, () => assert.equal(isOrganisationCode(code), true));
}
for (const code of invalid) {
	test(`「${code}」 is no organisation code`, () => assert.equal(isOrganisationCode(code), false));
}

test("a credit code holds an organisation code", () => {
	assert.equal(organisationCodeOf("91110000600037341L"), "600037341");
	assert.ok(isOrganisationCode(organisationCodeOf("91110000600037341L")));
});
