import assert from "node:assert/strict";
import { test } from "node:test";
import { publicKey, SmallCity } from "../../../testing/service-suite/small-city.ts";
import { accounts, keys } from "../state.ts";

const act = "identity/replace-seal";

function stolen() {
	const city = new SmallCity();
	const tax = city.department("tax");
	const old = city.ledger.keyId(tax.by);
	const next = city.signer("new seal");
	const input = { department: tax.id, revoked: [old], keys: [publicKey(next)], reason: "印章密钥遗失" };
	return { city, tax, old, next, input };
}

test("after the seal is replaced the old key opens nothing and the new one does", () => {
	const { city, tax, old, next, input } = stolen();
	city.expect(city.operator, act, input);
	assert.equal(city.ledger.get(keys, old)?.revokedMs, city.ledger.timeMs);
	assert.equal(city.ledger.get(accounts, tax.id)?.activeKeys, 1);
	const use = (by = tax.by) => city.code({ ...tax, by }, "identity/revoke-key", { key: old });
	assert.equal(use(), "key-revoked");
	assert.equal(use(next), "identity/key-revoked-before");
});

test("all keys in force are named, and no others", () => {
	const { city, tax, old, input } = stolen();
	const second = city.signer("second");
	city.expect(tax, "identity/add-key", { key: publicKey(second) }, { with: [second] });
	const stranger = city.ledger.keyId(city.operator.by);
	for (const revoked of [[old], [old, stranger], [old, city.ledger.keyId(second), stranger]]) {
		assert.equal(city.code(city.operator, act, { ...input, revoked }), "identity/keys-unnamed");
	}
	const both = [city.ledger.keyId(second), old];
	assert.equal(city.code(city.operator, act, { ...input, revoked: both }), "ok");
});

test("a seal is replaced for a department only, by keys that are new", () => {
	const { city, tax, input } = stolen();
	const nowhere = { ...input, department: "department:none" };
	assert.equal(city.code(city.operator, act, nowhere), "identity/department-unknown");
	const same = { ...input, keys: [publicKey(tax.by)] };
	assert.equal(city.code(city.operator, act, same), "identity/key-taken");
	const broken = { ...input, keys: [{ algorithm: "Ed25519", publicKey: "AAAA" }] };
	assert.equal(city.code(city.operator, act, broken), "identity/key-invalid");
});
