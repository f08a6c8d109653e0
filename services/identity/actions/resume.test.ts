import assert from "node:assert/strict";
import { test } from "node:test";
import { SmallCity } from "../../../testing/service-suite/small-city.ts";
import { accounts } from "../state.ts";

const act = "identity/resume";
const reason = "查明无误";

test("an account that was suspended acts again as before", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const wang = city.officer("wang", tax, "identity-admin");
	const before = city.ledger.get(accounts, wang.id);
	city.expect(tax, "identity/suspend", { account: wang.id, reason });
	city.expect(tax, act, { account: wang.id, reason });
	assert.deepEqual(city.ledger.get(accounts, wang.id), before);
	const other = city.officer("zhao", tax, "clerk");
	assert.equal(city.code(wang, "identity/dismiss", { officer: other.id }), "ok");
});

test("what the operator suspended only the operator resumes", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const wang = city.officer("wang", tax, "clerk");
	city.expect(city.operator, "identity/suspend", { account: wang.id, reason });
	assert.equal(city.code(tax, act, { account: wang.id, reason }), "identity/suspended-by-operator");
	assert.equal(city.code(city.secondOperator, act, { account: wang.id, reason }), "ok");
});

test("an account in use, unknown, one's own or another department's is not resumed", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const land = city.department("land");
	const wang = city.officer("wang", tax, "clerk");
	const lin = city.newcomer("lin");
	assert.equal(city.code(tax, act, { account: wang.id, reason }), "identity/suspended-not");
	assert.equal(city.code(land, act, { account: wang.id, reason }), "identity/officer-elsewhere");
	assert.equal(city.code(tax, act, { account: tax.id, reason }), "identity/account-protected");
	assert.equal(city.code(city.operator, act, { account: lin.id, reason }), "identity/account-not-found");
});
