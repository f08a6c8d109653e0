import assert from "node:assert/strict";
import { test } from "node:test";
import { RulebookCity } from "../rulebook-city.test.ts";
import { decisions, usages } from "../state.ts";

const hash = `${"A".repeat(43)}=`;

function decided(city: RulebookCity) {
	const text = city.published();
	const input = {
		decision: "0".repeat(32),
		...text,
		asOfMs: city.ledger.timeMs,
		inputs: [{ fact: "amount", commitment: hash }],
		outcome: { fee: 10 },
		traceCommitment: hash,
	};
	const code = (more: object, by = city.decider) =>
		city.code(by, "rulebook/record-decision", { ...input, ...more });
	return { input, code };
}

test("an officer or the department's seal records what a rule decided, once", () => {
	const city = new RulebookCity();
	const { input, code } = decided(city);
	const { decision, id, version } = input;
	assert.deepEqual(city.expect(city.decider, "rulebook/record-decision", input), { decision, id, version });
	assert.deepEqual(city.ledger.get(decisions, decision), {
		...input,
		department: city.office.id,
		decidedBy: city.decider.id,
		decidedAtMs: city.ledger.timeMs,
	});
	assert.equal(city.ledger.stamp(decisions, decision)?.revision, 1);
	assert.equal(code({}), "rulebook/decision-exists");
	assert.equal(code({ decision: "1".repeat(32) }, city.office), "ok");
	assert.equal(city.ledger.get(usages, id)?.decisions, 2);
});

test("refuses a rule that was not in force at that time", () => {
	const city = new RulebookCity();
	const { input, code } = decided(city);
	const { timeMs } = city.ledger;
	assert.equal(code({ asOfMs: timeMs - 1 }), "rulebook/not-in-force");
	assert.equal(code({ asOfMs: timeMs + 1 }), "rulebook/as-of-future");
	assert.equal(code({ version: 2 }), "rulebook/not-in-force");
	assert.equal(code({ id: "no-rule" }), "rulebook/rule-unknown");
	city.ledger.advance(1000);
	city.expect(city.office, "rulebook/withdraw", { id: input.id, reason: "废止" });
	assert.equal(code({ asOfMs: timeMs + 1000 }), "rulebook/not-in-force");
	assert.equal(code({ asOfMs: timeMs + 999 }), "ok");
});

test("an older version decides as of its own time after a newer one took its place", () => {
	const city = new RulebookCity();
	const { input, code } = decided(city);
	city.ledger.advance(1000);
	const newer = city.published({ ...city.small, title: { zh: "新规则", en: "Newer rule" } });
	assert.equal(code({ ...newer, asOfMs: input.asOfMs }), "rulebook/not-in-force");
	assert.equal(code({ asOfMs: city.ledger.timeMs }), "rulebook/not-in-force");
	assert.equal(code({}), "ok");
	assert.equal(code({ ...newer, decision: "1".repeat(32), asOfMs: city.ledger.timeMs }), "ok");
});

test("refuses another department, another text, and what the rule does not declare", () => {
	const city = new RulebookCity();
	const { code } = decided(city);
	const elsewhere = city.officer("decider elsewhere", city.other, "rule-decider");
	const commitment = hash;
	assert.equal(code({}, elsewhere), "rulebook/not-owner");
	assert.equal(code({}, city.author), "not-allowed");
	assert.equal(code({ hash }), "rulebook/text-differs");
	for (const inputs of [
		[{ fact: "other", commitment }],
		[
			{ fact: "amount", commitment },
			{ fact: "amount", commitment },
		],
	])
		assert.equal(code({ inputs }), "rulebook/inputs-mismatch");
	for (const outcome of [{}, { fee: "10" }, { fee: 10, more: 1 }, { other: 10 }, { fee: true }])
		assert.equal(code({ outcome }), "rulebook/outcome-mismatch");
	assert.equal(code({}), "ok");
});
