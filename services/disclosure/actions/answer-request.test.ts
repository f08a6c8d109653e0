import assert from "node:assert/strict";
import { test } from "node:test";
import { clause, DisclosureCity } from "../../../testing/service-suite/disclosure-city.ts";
import { wrapsOnRecord } from "../rules/release.ts";
import { answerLimitMs } from "../schema.ts";
import { contents, requests } from "../state.ts";

const act = "disclosure/answer-request";

function requested(kind: "erasure" | "correction") {
	const told = new DisclosureCity();
	const content = told.seal("address");
	const replacement = told.seal("address, corrected");
	const input = kind === "erasure" ? { content, kind } : { content, kind, replacement };
	told.city.expect(told.owner, "disclosure/request", input);
	return { ...told, told, content, replacement };
}

test("an erasure granted lets nothing be opened or released any more", () => {
	const { city, told, guardian, opener, content } = requested("erasure");
	const { act: opened } = city.does(opener, "disclosure/open", told.opening(content));
	city.expect(guardian, act, { content, outcome: "granted", basis: { ...clause, article: "47" } });
	const { timeMs } = city.ledger;
	assert.equal(city.ledger.get(contents, content)?.erasedMs, timeMs);
	assert.equal(city.code(opener, "disclosure/open", told.opening(content)), "disclosure/content-erased");
	assert.equal(wrapsOnRecord(city.ledger, content, timeMs).size, 0);
	assert.ok(opened.id);
});

test("a correction granted leads from the wrong content to the right one", () => {
	const { city, guardian, content, replacement } = requested("correction");
	city.expect(guardian, act, { content, outcome: "granted", basis: { ...clause, article: "46" } });
	assert.equal(city.ledger.get(contents, content)?.replacedBy, replacement);
	assert.equal(city.ledger.get(contents, content)?.erasedMs, undefined);
});

test("a refusal changes nothing, names the clause, and may be late", () => {
	const { city, owner, guardian, content } = requested("erasure");
	city.ledger.advance(answerLimitMs + 1);
	city.expect(guardian, act, { content, outcome: "refused", basis: clause });
	const answered = city.ledger.get(requests, content);
	assert.deepEqual([answered?.outcome, answered?.late, answered?.basis], ["refused", true, clause]);
	assert.equal(city.ledger.get(contents, content)?.erasedMs, undefined);
	const input = { content, outcome: "granted", basis: clause };
	assert.equal(city.code(guardian, act, input), "disclosure/request-unknown");
	assert.equal(city.code(owner, "disclosure/request", { content, kind: "erasure" }), "ok");
	assert.equal(city.code(guardian, act, input), "ok");
});

test("another department does not answer, and nobody what was erased meanwhile", () => {
	const { city, tax, guardian, content } = requested("erasure");
	const input = { content, outcome: "granted", basis: clause };
	assert.equal(city.code(tax, act, input), "disclosure/request-unknown");
	city.expect(guardian, "disclosure/erase", { content, basis: clause });
	assert.equal(city.code(guardian, act, input), "disclosure/content-erased");
});
