import assert from "node:assert/strict";
import { test } from "node:test";
import { publicKey, SmallCity } from "../../../testing/service-suite/small-city.ts";
import { accounts, keys } from "../state.ts";

const act = "identity/rotate-key";

function newPhone() {
	const city = new SmallCity();
	const lin = city.citizen("lin");
	const next = city.signer("new phone");
	const old = city.ledger.keyId(lin.by);
	return { city, lin, next, old, input: { old, key: publicKey(next) } };
}

test("a new key takes the old one's place, even the last one's", () => {
	const { city, lin, next, old, input } = newPhone();
	const key = city.ledger.keyId(next);
	assert.deepEqual(city.expect(lin, act, input, { with: [next] }), { key });
	assert.equal(city.ledger.get(keys, old)?.revokedMs, city.ledger.timeMs);
	assert.deepEqual(city.ledger.get(accounts, lin.id)?.activeKeys, 1);
	assert.equal(city.code(lin, "identity/revoke-key", { key }), "key-revoked");
	assert.equal(city.code({ ...lin, by: next }, "identity/revoke-key", { key }), "identity/key-last");
});

test("the new key proves itself, is new, and is a key", () => {
	const { city, lin, old, input } = newPhone();
	assert.equal(city.code(lin, act, input), "identity/key-not-proved");
	assert.equal(city.code(lin, act, { old, key: publicKey(lin.by) }), "identity/key-taken");
	const broken = { algorithm: "SM2", publicKey: input.key.publicKey };
	assert.equal(city.code(lin, act, { old, key: broken }), "identity/key-invalid");
});

test("only a key of one's own that is in force is replaced, and only for oneself", () => {
	const { city, lin, next, old, input } = newPhone();
	const third = city.signer("third");
	const chen = city.citizen("chen");
	assert.equal(city.code(chen, act, input, { with: [next] }), "identity/key-not-yours");
	city.expect(lin, act, input, { with: [next] });
	const again = { old, key: publicKey(third) };
	assert.equal(city.code({ ...lin, by: next }, act, again, { with: [third] }), "identity/key-revoked-before");
	const tax = city.department("tax");
	const wang = city.officer("wang", tax, "identity-admin");
	const seal = { old: city.ledger.keyId(tax.by), key: publicKey(third) };
	assert.equal(city.code(wang, act, seal, { with: [third] }), "identity/own-account-only");
});
