import assert from "node:assert/strict";
import { test } from "node:test";
import { clause, DisclosureCity, hashOf } from "../../../testing/service-suite/disclosure-city.ts";
import { contents } from "../state.ts";

const act = "disclosure/erase";

test("the responsible department erases once, and nobody else", () => {
	const told = new DisclosureCity();
	const { city, guardian, tax } = told;
	const content = told.seal("address");
	const input = { content, basis: { ...clause, article: "47" } };
	assert.equal(city.code(tax, act, input), "disclosure/not-responsible");
	assert.equal(city.code(guardian, act, { ...input, content: hashOf("x") }), "disclosure/content-unknown");
	city.expect(guardian, act, input);
	assert.equal(city.ledger.get(contents, content)?.erasedMs, city.ledger.timeMs);
	assert.equal(city.code(guardian, act, input), "disclosure/content-erased");
});

test("an erased content takes no consent", () => {
	const told = new DisclosureCity();
	const { city, guardian, owner } = told;
	const content = told.seal("address");
	city.expect(guardian, act, { content, basis: clause });
	const code = city.code(owner, "disclosure/consent", told.consenting(content));
	assert.equal(code, "disclosure/content-erased");
});
