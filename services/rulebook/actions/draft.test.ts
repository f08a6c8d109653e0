import assert from "node:assert/strict";
import { test } from "node:test";
import { RulebookCity } from "../rulebook-city.test.ts";
import { ruleHash } from "../rules/rule-hash.ts";
import { drafts } from "../state.ts";

test("an author's draft waits for reviews under the hash of its text", () => {
	const city = new RulebookCity();
	const rule = city.small;
	const { timeMs } = city.ledger;
	assert.deepEqual(city.drafted(rule), { id: "small-rule", version: 1, hash: ruleHash(rule) });
	assert.deepEqual(city.ledger.get(drafts, "small-rule"), {
		id: "small-rule",
		version: 1,
		department: city.office.id,
		hash: ruleHash(rule),
		authors: [city.author.id],
		reviews: [],
		draftedAtMs: timeMs,
		rule,
	});
});

test("a changed draft loses its reviews, and whoever changed it is an author too", () => {
	const city = new RulebookCity();
	const text = city.approved(city.small);
	const second = city.officer("second author", city.office, "rule-author", "rule-reviewer");
	const changed = { ...city.small, title: { zh: "改名", en: "Renamed" } };
	assert.equal(city.codeOfDraft(changed, second), "ok");
	const draft = city.ledger.get(drafts, "small-rule")!;
	assert.deepEqual([draft.version, draft.authors, draft.reviews], [1, [city.author.id, second.id], []]);
	assert.equal(city.code(city.office, "rulebook/publish", text), "rulebook/text-differs");
	const review = { ...text, hash: draft.hash, verdict: "approve" };
	assert.equal(city.code(second, "rulebook/review", review), "rulebook/review-own");
});

test("refuses the same text again, which would only shake off its reviews", () => {
	const city = new RulebookCity();
	const rule = city.small;
	city.drafted(rule);
	assert.equal(city.codeOfDraft(rule), "rulebook/draft-unchanged");
});

test("refuses a seal, another department's rule, and a rule under another department's id", () => {
	const city = new RulebookCity();
	const elsewhere = city.officer("author elsewhere", city.other, "rule-author");
	assert.equal(city.codeOfDraft(city.small, city.office), "rulebook/officer-needed");
	assert.equal(city.codeOfDraft(city.small, elsewhere), "rulebook/not-owner");
	city.drafted(city.small);
	assert.equal(
		city.codeOfDraft({ ...city.small, department: city.other.id }, elsewhere),
		"rulebook/not-owner",
	);
	assert.equal(city.codeOfDraft({ ...city.small, colour: "red" }), "input-invalid");
});

test("twenty authors are the most a draft has", () => {
	const city = new RulebookCity();
	for (let count = 1; count <= 21; count++) {
		const author = city.officer(`author ${count}`, city.office, "rule-author");
		const rule = { ...city.small, title: { zh: `规则${count}`, en: `Rule ${count}` } };
		assert.equal(city.codeOfDraft(rule, author), count <= 20 ? "ok" : "rulebook/too-many-people");
	}
});
