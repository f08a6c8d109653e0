import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { RulebookCity } from "../rulebook-city.test.ts";
import type { DecisionPage, DecisionView, DraftView, RulePage, RuleView } from "../views.ts";

const hash = `${"A".repeat(43)}=`;

function ask<T>(city: RulebookCity, query: string, parameters: Json): T {
	return city.ledger.query("rulebook", query, parameters) as T;
}

test("a rule is shown with the text in force at a time, or of a version", () => {
	const city = new RulebookCity();
	const first = city.published();
	const begunMs = city.ledger.timeMs;
	city.ledger.advance(1000);
	city.published({ ...city.small, title: { zh: "新规则", en: "Newer rule" } });
	const view = (more: object) => ask<RuleView | undefined>(city, "rule", { id: first.id, ...more } as Json);
	assert.deepEqual([view({})?.inForce, view({})?.shown?.version], [2, 2]);
	assert.deepEqual([view({ atMs: begunMs })?.inForce, view({ atMs: begunMs })?.shown?.hash], [1, first.hash]);
	assert.deepEqual([view({ version: 1 })?.inForce, view({ version: 1 })?.shown?.version], [2, 1]);
	assert.equal(view({ atMs: begunMs - 1 })?.shown, undefined);
	assert.equal(view({ version: 3 }), undefined);
	assert.equal(ask(city, "rule", { id: "no-rule" }), undefined);
	assert.equal(view({})?.stamp.revision, 2);
});

test("rules are listed by department, status and words", () => {
	const city = new RulebookCity();
	const { id } = city.published();
	const list = (more: object) => ask<RulePage>(city, "rules", more as Json).rows.map((row) => row.id);
	assert.deepEqual(list({}), [id]);
	assert.deepEqual(list({ department: city.office.id, status: "published" }), [id]);
	assert.deepEqual(list({ text: "small" }), [id]);
	assert.deepEqual(list({ department: city.other.id }), []);
	assert.deepEqual(list({ status: "withdrawn" }), []);
	assert.deepEqual(list({ text: "large" }), []);
});

test("a draft is public with its reviews", () => {
	const city = new RulebookCity();
	assert.equal(ask(city, "latest-draft", { id: "small-rule" }), undefined);
	const text = city.approved(city.small);
	const { draft, stamp } = ask<DraftView>(city, "latest-draft", { id: text.id });
	assert.deepEqual([draft.hash, draft.reviews.length, stamp.revision], [text.hash, 2, 3]);
});

test("decisions are found by their id and by their rule, and counted", () => {
	const city = new RulebookCity();
	const text = city.published();
	for (const digit of ["1", "2"]) {
		city.ledger.advance(1000);
		city.expect(city.decider, "rulebook/record-decision", {
			decision: digit.repeat(32),
			...text,
			asOfMs: city.ledger.timeMs,
			inputs: [{ fact: "amount", commitment: hash }],
			outcome: { fee: 10 },
			traceCommitment: hash,
		});
	}
	const { decision, stamp } = ask<DecisionView>(city, "decision", { decision: "1".repeat(32) });
	assert.deepEqual([decision.outcome, stamp.revision], [{ fee: 10 }, 1]);
	assert.equal(ask(city, "decision", { decision: "3".repeat(32) }), undefined);
	const page = ask<DecisionPage>(city, "decisions", { id: text.id });
	assert.deepEqual(
		page.rows.map((row) => row.decision),
		["2".repeat(32), "1".repeat(32)],
	);
	assert.equal(ask<RuleView>(city, "rule", { id: text.id }).usage.decisions, 2);
	assert.equal(ask(city, "decisions", { id: "no-rule" }), undefined);
});
