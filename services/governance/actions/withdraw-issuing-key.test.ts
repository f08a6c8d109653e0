import assert from "node:assert/strict";
import { test } from "node:test";
import { publicKey, SmallCity } from "../../../testing/service-suite/small-city.ts";
import { issuers } from "../state.ts";

const act = "governance/withdraw-issuing-key";
const day = 24 * 3600 * 1000;

function declared(startsInMs = 0) {
	const city = new SmallCity();
	const tax = city.department("tax");
	const by = city.signer("issuing");
	const validFromMs = city.ledger.timeMs + startsInMs;
	const input = { ...publicKey(by), validFromMs, validUntilMs: validFromMs + 365 * day };
	city.expect(tax, "governance/declare-issuing-key", input, { with: [by] });
	const key = city.ledger.keyId(by);
	const inForce = (timeMs: number) =>
		city.ledger.registry.capability("issuers", city.ledger).keyInForce(tax.id, key, timeMs);
	return { city, tax, key, inForce, validFromMs };
}

test("a key signs well from its beginning until its end, and until it is withdrawn", () => {
	const { city, tax, key, inForce, validFromMs } = declared();
	const end = validFromMs + 365 * day;
	assert.deepEqual(
		[validFromMs - 1, validFromMs, end - 1, end].map((timeMs) => inForce(timeMs) !== undefined),
		[false, true, true, false],
	);
	assert.equal(inForce(validFromMs)?.department, tax.id);
	city.ledger.advance(10 * day);
	const now = city.ledger.timeMs;
	assert.deepEqual(city.expect(tax, act, { key }), { key });
	assert.equal(city.ledger.get(issuers, tax.id)?.keys[0]?.withdrawnAtMs, now);
	assert.equal(inForce(now - 1)?.keyId, key);
	assert.equal(inForce(now), undefined);
	const others = city.ledger.registry.capability("issuers", city.ledger);
	assert.equal(others.keyInForce("department:land", key, validFromMs), undefined);
});

test("a stolen key is withdrawn from when it was stolen", () => {
	const { city, tax, key, inForce } = declared();
	city.ledger.advance(10 * day);
	const stolenMs = city.ledger.timeMs - 3 * day;
	city.expect(tax, act, { key, sinceMs: stolenMs });
	assert.equal(inForce(stolenMs - 1)?.keyId, key);
	assert.equal(inForce(stolenMs), undefined);
});

test("a key withdrawn before it begins never signs well", () => {
	const { city, tax, key, inForce, validFromMs } = declared(day);
	city.expect(tax, act, { key });
	assert.equal(inForce(validFromMs), undefined);
});

test("only the department's own key is withdrawn, once, and not from a time that cannot be", () => {
	const { city, tax, key, validFromMs } = declared();
	const land = city.department("land");
	city.ledger.advance(day);
	const tomorrow = city.ledger.timeMs + day;
	assert.equal(city.code(land, act, { key }), "governance/issuing-key-unknown");
	for (const sinceMs of [tomorrow, validFromMs - 1])
		assert.equal(city.code(tax, act, { key, sinceMs }), "governance/withdrawal-time");
	assert.equal(city.code(tax, act, { key }), "ok");
	assert.equal(city.code(tax, act, { key }), "governance/issuing-key-withdrawn");
});
