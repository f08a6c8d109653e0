import assert from "node:assert/strict";
import { test } from "node:test";
import { DisclosureCity } from "../../../testing/service-suite/disclosure-city.ts";
import { answerLimitMs } from "../schema.ts";
import { chains, disclosureKey, disclosures } from "../state.ts";

const act = "disclosure/answer-dispute";

function disputed() {
	const told = new DisclosureCity();
	const { city, owner, tag } = told;
	const { number } = told.open(told.seal("address"));
	city.expect(owner, "disclosure/dispute", { tag, number, ground: "not-needed" });
	return { ...told, told, number, input: { tag, number, finding: "mistaken" } };
}

test("the department answers once, in time or marked late", () => {
	for (const late of [false, true]) {
		const { city, guardian, tag, number, input } = disputed();
		city.ledger.advance(answerLimitMs + (late ? 1 : 0));
		city.expect(guardian, act, input);
		const { dispute } = city.ledger.get(disclosures, disclosureKey(tag, number))!;
		assert.deepEqual(
			[dispute?.finding, dispute?.answeredMs, dispute?.late],
			["mistaken", city.ledger.timeMs, late],
		);
		assert.deepEqual(city.ledger.get(chains, tag)?.disputes, []);
		assert.equal(city.code(guardian, act, input), "disclosure/dispute-unknown");
	}
});

test("another department does not answer, nor the officer who opened", () => {
	const { city, told, tax, land, opener, input, tag } = disputed();
	assert.equal(city.code(tax, act, input), "disclosure/dispute-unknown");
	assert.equal(city.code(land, act, { ...input, number: 2 }), "disclosure/dispute-unknown");
	city.expect(land, "identity/change-roles", {
		officer: opener.id,
		roles: ["data-opener", "data-protection"],
	});
	assert.equal(city.code(opener, act, input), "disclosure/own-opening");
	assert.equal(city.code(told.guardian, act, { ...input, tag }), "ok");
});
