import assert from "node:assert/strict";
import { test } from "node:test";
import { DisclosureCity } from "../../../testing/service-suite/disclosure-city.ts";
import { wrapsOnRecord } from "../rules/release.ts";

const act = "disclosure/withdraw-consent";

test("a consent withdrawn opens nothing more and its wrap is let go", () => {
	const told = new DisclosureCity();
	const { city, owner, tax, taxOpener } = told;
	const content = told.seal("address");
	const wraps = () => wrapsOnRecord(city.ledger, content, city.ledger.timeMs).size;
	assert.equal(wraps(), 2);
	city.expect(owner, "disclosure/consent", told.consenting(content));
	assert.equal(wraps(), 3);
	city.expect(owner, act, { content, department: tax.id });
	assert.equal(wraps(), 2);
	const opening = told.opening(content, { purpose: "tax-relief" });
	assert.equal(city.code(taxOpener, "disclosure/open", opening), "disclosure/not-entitled");
	city.expect(owner, "disclosure/consent", told.consenting(content));
	assert.equal(city.code(taxOpener, "disclosure/open", opening), "ok");
});

test("only the owner withdraws, and only what was given", () => {
	const told = new DisclosureCity();
	const { city, owner, tax } = told;
	const content = told.seal("address");
	const input = { content, department: tax.id };
	assert.equal(city.code(owner, act, input), "disclosure/consent-unknown");
	city.expect(owner, "disclosure/consent", told.consenting(content));
	assert.equal(city.code(city.citizen("chen"), act, input), "disclosure/owner-unproved");
	city.expect(owner, act, input);
	assert.equal(city.code(owner, act, input), "disclosure/consent-unknown");
});
