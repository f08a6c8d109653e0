import assert from "node:assert/strict";
import { test } from "node:test";
import { SmallCity } from "../../../testing/service-suite/small-city.ts";
import { accounts, postKey, posts } from "../state.ts";

const act = "identity/dismiss";

test("a dismissed officer acts for the department no more, and for others as before", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const land = city.department("land");
	const wang = city.officer("wang", tax, "identity-admin");
	city.expect(land, "identity/appoint", { officer: wang.id, roles: ["identity-admin"] });
	const zhao = city.officer("zhao", land, "clerk");
	city.expect(tax, act, { officer: wang.id });
	const post = city.ledger.get(posts, postKey(tax.id, wang.id));
	assert.equal(post?.endedMs, city.ledger.timeMs);
	assert.equal(city.ledger.get(accounts, wang.id)?.suspension, undefined);
	assert.equal(city.code(wang, act, { officer: zhao.id }), "not-allowed");
	assert.equal(city.code({ ...wang, onBehalfOf: land.id }, act, { officer: zhao.id }), "ok");
});

test("nobody dismisses themselves, nor somebody who holds no post here", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const wang = city.officer("wang", tax, "identity-admin");
	const zhao = city.officer("zhao", city.department("land"), "clerk");
	assert.equal(city.code(wang, act, { officer: wang.id }), "identity/post-own");
	assert.equal(city.code(wang, act, { officer: zhao.id }), "identity/post-unknown");
});
