import assert from "node:assert/strict";
import { test } from "node:test";
import { type Actor, publicKey, SmallCity } from "../../../testing/service-suite/small-city.ts";
import { accounts, keys, postKey, posts } from "../state.ts";

const act = "identity/appoint";
const name = { zh: "王某", en: "Wang" };

function person(city: SmallCity, signerName: string) {
	const by = city.signer(signerName);
	return { by, officer: `officer:${city.ledger.keyId(by)}`, key: publicKey(by) };
}

test("a department appoints a new officer, who then acts for it and for no other", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	city.department("land");
	const { by, officer, key } = person(city, "wang");
	assert.deepEqual(city.expect(tax, act, { officer, key, name, roles: ["identity-admin"] }), {
		account: officer,
	});
	const at = city.ledger.timeMs;
	assert.deepEqual(city.ledger.get(accounts, officer), {
		kind: "officer",
		name,
		home: tax.id,
		openedMs: at,
		activeKeys: 1,
	});
	assert.equal(city.ledger.get(keys, city.ledger.keyId(by))?.account, officer);
	assert.deepEqual(city.ledger.get(posts, postKey(tax.id, officer)), {
		department: tax.id,
		officer,
		roles: ["identity-admin"],
		sinceMs: at,
	});
	const wang: Actor = { id: officer, by };
	const zhao = person(city, "zhao");
	const input = { officer: zhao.officer, key: zhao.key, name, roles: ["clerk"] };
	assert.equal(city.code(wang, act, input), "not-allowed");
	assert.equal(city.code({ ...wang, onBehalfOf: "department:land" }, act, input), "not-allowed");
	assert.equal(city.code({ ...wang, onBehalfOf: tax.id }, act, input), "ok");
});

test("an officer serves several departments, and again one that dismissed them", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const land = city.department("land");
	const wang = city.officer("wang", tax, "clerk");
	assert.equal(city.code(land, act, { officer: wang.id, roles: ["surveyor"] }), "ok");
	assert.equal(city.ledger.get(accounts, wang.id)?.home, tax.id);
	assert.equal(city.code(land, act, { officer: wang.id, roles: ["clerk"] }), "identity/post-taken");
	city.expect(land, "identity/dismiss", { officer: wang.id });
	assert.equal(city.code(land, act, { officer: wang.id, roles: ["clerk"] }), "ok");
	const post = city.ledger.get(posts, postKey(land.id, wang.id));
	assert.deepEqual([post?.roles, post?.endedMs], [["clerk"], undefined]);
});

test("a new officer comes with a key and a name, a known one with neither", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const land = city.department("land");
	const { officer, key } = person(city, "wang");
	const roles = ["clerk"];
	assert.equal(city.code(tax, act, { officer, roles }), "identity/officer-incomplete");
	assert.equal(city.code(tax, act, { officer, key, roles }), "identity/officer-incomplete");
	assert.equal(city.code(tax, act, { officer, key, name, roles }), "ok");
	assert.equal(city.code(land, act, { officer, key, name, roles }), "identity/officer-known");
});

test("an officer's id follows from a key that is new", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const { officer, key } = person(city, "wang");
	const zhao = person(city, "zhao");
	const roles = ["clerk"];
	const crossed = { officer, key: zhao.key, name, roles };
	assert.equal(city.code(tax, act, crossed), "identity/account-id");
	const sealed = { officer: `officer:${city.ledger.keyId(tax.by)}`, key: publicKey(tax.by), name, roles };
	assert.equal(city.code(tax, act, sealed), "identity/key-taken");
	const broken = { officer, key: { ...key, publicKey: "AAAA" }, name, roles };
	assert.equal(city.code(tax, act, broken), "identity/key-invalid");
});
