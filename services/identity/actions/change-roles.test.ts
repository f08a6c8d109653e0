import assert from "node:assert/strict";
import { test } from "node:test";
import { SmallCity } from "../../../testing/service-suite/small-city.ts";
import { postKey, posts } from "../state.ts";

const act = "identity/change-roles";

test("an officer's new roles count from the next act on", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const wang = city.officer("wang", tax, "clerk");
	const zhao = city.officer("zhao", tax, "clerk");
	const roles = ["identity-admin"];
	assert.equal(city.code(wang, act, { officer: zhao.id, roles }), "not-allowed");
	const before = city.ledger.get(posts, postKey(tax.id, wang.id));
	city.expect(tax, act, { officer: wang.id, roles });
	assert.deepEqual(city.ledger.get(posts, postKey(tax.id, wang.id)), { ...before, roles });
	assert.equal(city.code(wang, act, { officer: zhao.id, roles }), "ok");
});

test("nobody changes their own roles, nor those of somebody who holds no post here", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const land = city.department("land");
	const wang = city.officer("wang", tax, "identity-admin");
	const zhao = city.officer("zhao", land, "clerk");
	assert.equal(city.code(wang, act, { officer: wang.id, roles: ["clerk"] }), "identity/post-own");
	assert.equal(city.code(wang, act, { officer: zhao.id, roles: ["clerk"] }), "identity/post-unknown");
	city.expect(land, "identity/dismiss", { officer: zhao.id });
	assert.equal(city.code(land, act, { officer: zhao.id, roles: ["clerk"] }), "identity/post-unknown");
});
