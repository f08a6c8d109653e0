import assert from "node:assert/strict";
import { test } from "node:test";
import { SmallCity } from "../../../testing/service-suite/small-city.ts";
import { accounts } from "../state.ts";

const act = "identity/suspend";
const reason = "手机遗失";

test("a suspended citizen cannot act, and the record says who stopped it and why", () => {
	const city = new SmallCity();
	const lin = city.citizen("lin");
	city.expect(city.operator, act, { account: lin.id, reason });
	const sinceMs = city.ledger.timeMs;
	assert.deepEqual(city.ledger.get(accounts, lin.id)?.suspension, { by: city.operator.id, reason, sinceMs });
	const key = city.ledger.keyId(lin.by);
	assert.equal(city.code(lin, "identity/revoke-key", { key }), "account-suspended");
});

test("a suspended department stops its officers too", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const wang = city.officer("wang", tax, "identity-admin");
	city.expect(city.operator, act, { account: tax.id, reason });
	assert.equal(city.code(tax, "identity/dismiss", { officer: wang.id }), "account-suspended");
	assert.equal(city.code(wang, "identity/dismiss", { officer: wang.id }), "account-suspended");
});

test("a department suspends the officers it appointed first, and nobody else", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const land = city.department("land");
	const wang = city.officer("wang", tax, "clerk");
	const zhao = city.officer("zhao", tax, "identity-admin");
	city.expect(land, "identity/appoint", { officer: wang.id, roles: ["clerk"] });
	const lin = city.citizen("lin");
	assert.equal(city.code(land, act, { account: wang.id, reason }), "identity/officer-elsewhere");
	assert.equal(city.code(zhao, act, { account: lin.id, reason }), "identity/officer-elsewhere");
	assert.equal(city.code(zhao, act, { account: zhao.id, reason }), "identity/account-protected");
	assert.equal(city.code(zhao, act, { account: wang.id, reason }), "ok");
	assert.equal(city.ledger.get(accounts, wang.id)?.suspension?.by, tax.id);
});

test("no operator is suspended, nobody unknown, and nobody twice", () => {
	const city = new SmallCity();
	const lin = city.citizen("lin");
	const by = city.operator;
	for (const { id } of [city.operator, city.secondOperator])
		assert.equal(city.code(by, act, { account: id, reason }), "identity/account-protected");
	const stranger = city.newcomer("stranger");
	assert.equal(city.code(by, act, { account: stranger.id, reason }), "identity/account-not-found");
	assert.equal(city.code(by, act, { account: lin.id, reason }), "ok");
	assert.equal(city.code(by, act, { account: lin.id, reason }), "identity/suspended-already");
});
