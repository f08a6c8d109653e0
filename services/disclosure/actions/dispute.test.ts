import assert from "node:assert/strict";
import { test } from "node:test";
import { DisclosureCity } from "../../../testing/service-suite/disclosure-city.ts";
import { answerLimitMs, mostOpenDisputes } from "../schema.ts";
import { chains, disclosureKey, disclosures } from "../state.ts";

const act = "disclosure/dispute";

test("the owner disputes an opening, and the answer has its day", () => {
	const told = new DisclosureCity();
	const { city, owner, tag, land } = told;
	const { number } = told.open(told.seal("address"));
	city.expect(owner, act, { tag, number, ground: "no-such-matter" });
	const disputedMs = city.ledger.timeMs;
	const dueMs = disputedMs + answerLimitMs;
	const record = city.ledger.get(disclosures, disclosureKey(tag, number));
	assert.deepEqual(record?.dispute, { ground: "no-such-matter", disputedMs, dueMs });
	const waiting = { number, department: land.id, dueMs };
	assert.deepEqual(city.ledger.get(chains, tag), { count: 1, disputes: [waiting] });
	assert.equal(city.code(owner, act, { tag, number, ground: "other" }), "disclosure/dispute-raised");
});

test("only the owner disputes, and only what was opened", () => {
	const told = new DisclosureCity();
	const { city, owner, tag } = told;
	told.open(told.seal("address"));
	const input = { tag, number: 1, ground: "other" };
	assert.equal(city.code(city.citizen("chen"), act, input), "disclosure/owner-unproved");
	assert.equal(city.code(owner, act, { ...input, number: 2 }), "disclosure/disclosure-unknown");
	assert.equal(city.code(owner, act, { ...input, ground: "张伟" }), "input-invalid");
	assert.equal(city.code(owner, act, input), "ok");
});

test("thirty-two disputes of a tag wait at once, and no more", () => {
	const told = new DisclosureCity();
	const { city, owner, tag } = told;
	const content = told.seal("address");
	const disputed = () => city.code(owner, act, { tag, number: told.open(content).number, ground: "other" });
	for (let n = 0; n < mostOpenDisputes; n++) assert.equal(disputed(), "ok");
	assert.equal(disputed(), "disclosure/disputes-too-many");
});
