import assert from "node:assert/strict";
import { test } from "node:test";
import { DisclosureCity, hashOf } from "../../../testing/service-suite/disclosure-city.ts";
import { askedOfVault } from "../../../testing/service-suite/stories/disclosure.ts";

const act = "disclosure/report-denial";

test("a refused release stands under the owner's tag, with the request as it was signed", () => {
	const told = new DisclosureCity();
	const { city, opener, tag } = told;
	const content = told.seal("address");
	const input = { content, asker: opener.id, code: "vault-release-refused", times: 3, request: askedOfVault };
	city.expect(city.operator, act, input);
	const expected = { ...input, tag, reportedMs: city.ledger.timeMs };
	for (const by of [{ tag }, { content }, { asker: opener.id }])
		assert.deepEqual(city.ledger.query("disclosure", "denials", by), { rows: [expected], total: 1 });
	assert.deepEqual(city.ledger.query("disclosure", "denials", { content: hashOf("x") }), {
		rows: [],
		total: 0,
	});
});

test("nothing is reported of unknown contents or of strangers, and by nobody but the operator", () => {
	const told = new DisclosureCity();
	const { city, opener, guardian, land } = told;
	const content = told.seal("address");
	const input = { content, asker: opener.id, code: "vault-release-used", times: 1, request: askedOfVault };
	assert.equal(
		city.code(city.operator, act, { ...input, content: hashOf("x") }),
		"disclosure/content-unknown",
	);
	const stranger = city.newcomer("stranger").id;
	assert.equal(city.code(city.operator, act, { ...input, asker: stranger }), "disclosure/asker-unknown");
	for (const who of [opener, guardian, land]) assert.equal(city.code(who, act, input), "not-allowed");
	assert.equal(city.code(city.operator, act, { ...input, code: "other" }), "input-invalid");
});
