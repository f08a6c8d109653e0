import assert from "node:assert/strict";
import { test } from "node:test";
import {
	DisclosureCity,
	hashOf,
	purpose,
	sealingKey,
} from "../../../testing/service-suite/disclosure-city.ts";
import { sealingKeyId } from "../rules/sealing-key.ts";
import { longestConsentMs, mostConsented } from "../schema.ts";
import { consentKey, consents, contents } from "../state.ts";

const act = "disclosure/consent";

test("a consent opens one content to one department for one purpose until its end", () => {
	const told = new DisclosureCity();
	const { city, owner, tax, taxOpener } = told;
	const content = told.seal("address", "telephone");
	const opening = told.opening(content, { purpose: "tax-relief" });
	assert.equal(city.code(taxOpener, "disclosure/open", opening), "disclosure/not-entitled");
	city.expect(owner, act, told.consenting(content));
	assert.deepEqual(city.ledger.get(contents, content)?.consented, [tax.id]);
	assert.equal(city.code(taxOpener, "disclosure/open", opening), "ok");
	const otherPurpose = told.opening(content);
	assert.equal(city.code(taxOpener, "disclosure/open", otherPurpose), "disclosure/not-entitled");
	const otherContent = told.opening(hashOf("telephone"), { purpose: "tax-relief" });
	assert.equal(city.code(taxOpener, "disclosure/open", otherContent), "disclosure/not-entitled");
	city.ledger.advance(30 * 86_400_000);
	assert.equal(city.code(taxOpener, "disclosure/open", opening), "disclosure/not-entitled");
});

test("a later consent takes the place of an earlier one", () => {
	const told = new DisclosureCity();
	const { city, owner, tax } = told;
	const content = told.seal("address");
	city.expect(owner, act, told.consenting(content));
	city.expect(owner, act, told.consenting(content, { purpose: "housing" }));
	assert.equal(city.ledger.get(consents, consentKey(content, tax.id))?.purpose, "housing");
	assert.deepEqual(city.ledger.get(contents, content)?.consented, [tax.id]);
});

test("only the owner consents, to what is held, within five years", () => {
	const told = new DisclosureCity();
	const { city, owner, land } = told;
	const content = told.seal("address");
	const other = city.citizen("chen");
	assert.equal(city.code(other, act, told.consenting(content)), "disclosure/owner-unproved");
	assert.equal(city.code(owner, act, told.consenting(hashOf("x"))), "disclosure/content-unknown");
	const { timeMs } = city.ledger;
	for (const untilMs of [timeMs, timeMs + longestConsentMs + 1]) {
		const consenting = told.consenting(content, { untilMs });
		assert.equal(city.code(owner, act, consenting), "disclosure/consent-term");
	}
	const longest = told.consenting(content, { untilMs: timeMs + longestConsentMs });
	assert.equal(city.code(owner, act, longest), "ok");
	const needless = { department: land.id, purpose, key: sealingKeyId(sealingKey(land.id)) };
	assert.equal(city.code(owner, act, told.consenting(content, needless)), "disclosure/consent-needless");
	assert.equal(city.code(owner, act, told.consenting(content, { ...needless, purpose: "housing" })), "ok");
	const unknown = told.consenting(content, { key: `s${"a".repeat(32)}` });
	assert.equal(city.code(owner, act, unknown), "disclosure/sealing-key-unknown");
});

test("thirty-two departments can have had consent for a content, and no more", () => {
	const told = new DisclosureCity();
	const { city, owner } = told;
	const content = told.seal("address");
	const consentTo = (n: number) => {
		const office = city.department(`office-${n}`);
		told.register(office);
		const key = sealingKeyId(sealingKey(office.id));
		return city.code(owner, act, told.consenting(content, { department: office.id, key }));
	};
	for (let n = 0; n < mostConsented; n++) assert.equal(consentTo(n), "ok");
	assert.equal(consentTo(mostConsented), "disclosure/consents-too-many");
});
