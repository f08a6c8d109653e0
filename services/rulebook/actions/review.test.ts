import assert from "node:assert/strict";
import { test } from "node:test";
import { RulebookCity } from "../rulebook-city.test.ts";
import { drafts } from "../state.ts";

test("a review is bound to the exact text", () => {
	const city = new RulebookCity();
	const text = city.drafted(city.small);
	const [reviewer] = city.reviewers;
	const note = "已核对算例";
	assert.deepEqual(city.expect(reviewer, "rulebook/review", { ...text, verdict: "approve", note }), {
		id: text.id,
		version: 1,
		approvals: 1,
	});
	assert.deepEqual(city.ledger.get(drafts, text.id)?.reviews, [
		{ reviewer: reviewer.id, verdict: "approve", hash: text.hash, atMs: city.ledger.timeMs, note },
	]);
	const otherText = { ...text, hash: `${"A".repeat(43)}=`, verdict: "approve" };
	assert.equal(city.code(city.reviewers[1], "rulebook/review", otherText), "rulebook/text-differs");
});

test("refuses authors, seals, a second review, other versions and unknown drafts", () => {
	const city = new RulebookCity();
	const text = { ...city.drafted(city.small), verdict: "approve" };
	const code = (who: typeof city.author, input: object) =>
		city.code(who, "rulebook/review", { ...text, ...input });
	const both = city.officer("author and reviewer", city.office, "rule-author", "rule-reviewer");
	const [reviewer] = city.reviewers;
	assert.equal(code(city.author, {}), "not-allowed");
	assert.equal(code(city.office, {}), "rulebook/officer-needed");
	assert.equal(code(reviewer, {}), "ok");
	assert.equal(code(reviewer, {}), "rulebook/review-repeated");
	assert.equal(code(city.reviewers[1], { version: 2 }), "rulebook/draft-unknown");
	assert.equal(code(city.reviewers[1], { id: "no-rule" }), "rulebook/draft-unknown");
	const mine = city.expect(both, "rulebook/draft", {
		rule: { ...city.small, title: { zh: "改", en: "Changed" } } as never,
	}) as { hash: string };
	assert.equal(code(both, { hash: mine.hash }), "rulebook/review-own");
	const elsewhere = city.officer("reviewer elsewhere", city.other, "rule-reviewer");
	assert.equal(code(elsewhere, { hash: mine.hash }), "rulebook/not-owner");
});

test("twenty reviews are the most a draft has", () => {
	const city = new RulebookCity();
	const text = { ...city.drafted(city.small), verdict: "approve" };
	for (let count = 1; count <= 21; count++) {
		const reviewer = city.officer(`reviewer ${count}`, city.office, "rule-reviewer");
		assert.equal(
			city.code(reviewer, "rulebook/review", text),
			count <= 20 ? "ok" : "rulebook/too-many-people",
		);
	}
});
