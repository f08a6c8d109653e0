import assert from "node:assert/strict";
import { test } from "node:test";
import { RulebookCity } from "../rulebook-city.test.ts";
import { rules } from "../state.ts";

const reason = "依据修改，停止执行";

test("a withdrawn rule keeps its versions, says why, and changes no more", () => {
	const city = new RulebookCity();
	const { id } = city.published();
	city.ledger.advance(1000);
	const atMs = city.ledger.timeMs;
	assert.deepEqual(city.expect(city.office, "rulebook/withdraw", { id, reason }), { id, atMs });
	const header = city.ledger.get(rules, id);
	assert.deepEqual(
		[header?.status, header?.withdrawal, header?.versions.length],
		["withdrawn", { atMs, reason }, 1],
	);
	assert.equal(city.codeOfDraft(city.small), "rulebook/rule-withdrawn");
	assert.equal(city.code(city.office, "rulebook/withdraw", { id, reason }), "rulebook/rule-withdrawn");
});

test("refuses another department, an unknown rule and no reason", () => {
	const city = new RulebookCity();
	const { id } = city.published();
	assert.equal(city.code(city.other, "rulebook/withdraw", { id, reason }), "rulebook/not-owner");
	assert.equal(
		city.code(city.office, "rulebook/withdraw", { id: "no-rule", reason }),
		"rulebook/rule-unknown",
	);
	assert.equal(city.code(city.office, "rulebook/withdraw", { id, reason: "" }), "input-invalid");
	assert.equal(city.ledger.get(rules, id)?.status, "published");
});
