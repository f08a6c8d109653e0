import assert from "node:assert/strict";
import { test } from "node:test";
import { type Actor, publicKey, SmallCity } from "../../../testing/service-suite/small-city.ts";
import { accounts, keys } from "../state.ts";

const act = "identity/add-key";

function add(city: SmallCity, who: Actor, name: string): string {
	const key = city.signer(name);
	return city.code(who, act, { key: publicKey(key) }, { with: [key] });
}

test("an account gets a further key, which then signs alone", () => {
	const city = new SmallCity();
	const lin = city.citizen("lin");
	const tablet = city.signer("tablet");
	const key = city.ledger.keyId(tablet);
	assert.equal(city.code({ ...lin, by: tablet }, "identity/revoke-key", { key }), "key-unknown");
	assert.deepEqual(city.expect(lin, act, { key: publicKey(tablet) }, { with: [tablet] }), { key });
	assert.equal(city.ledger.get(accounts, lin.id)?.activeKeys, 2);
	assert.equal(city.ledger.get(keys, key)?.account, lin.id);
	assert.equal(city.code({ ...lin, by: tablet }, "identity/revoke-key", { key }), "ok");
});

test("every kind of account adds keys", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const { id, by } = city.officer("wang", tax, "clerk");
	for (const who of [city.operator, tax, { id, by }]) assert.equal(add(city, who, `of ${who.id}`), "ok");
});

test("a key whose holder did not sign, that is taken, or that is none is not added", () => {
	const city = new SmallCity();
	const lin = city.citizen("lin");
	const tablet = publicKey(city.signer("tablet"));
	assert.equal(city.code(lin, act, { key: tablet }), "identity/key-not-proved");
	const chen = city.citizen("chen");
	assert.equal(add(city, lin, "chen"), "identity/key-taken");
	assert.equal(add(city, chen, "chen"), "identity/key-taken");
	const broken = { algorithm: "P-256", publicKey: tablet.publicKey };
	assert.equal(city.code(lin, act, { key: broken }), "identity/key-invalid");
});

test("a revoked key never comes back", () => {
	const city = new SmallCity();
	const lin = city.citizen("lin");
	add(city, lin, "tablet");
	city.expect(lin, "identity/revoke-key", { key: city.ledger.keyId(city.signer("tablet")) });
	assert.equal(add(city, city.citizen("chen"), "tablet"), "identity/key-taken");
	// Signing with a revoked key of one's own already refuses the act before it is looked at.
	assert.equal(add(city, lin, "tablet"), "key-revoked");
});

test("an account holds sixteen keys in force and no more", () => {
	const city = new SmallCity();
	const lin = city.citizen("lin");
	for (let n = 2; n <= 16; n++) assert.equal(add(city, lin, `key ${n}`), "ok");
	assert.equal(add(city, lin, "key 17"), "identity/keys-too-many");
});

test("an officer adds no key to the department", () => {
	const city = new SmallCity();
	const wang = city.officer("wang", city.department("tax"), "identity-admin");
	assert.equal(add(city, wang, "seal"), "identity/own-account-only");
});
