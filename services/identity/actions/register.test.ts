import assert from "node:assert/strict";
import { test } from "node:test";
import { publicKey, SmallCity } from "../../../testing/service-suite/small-city.ts";
import { accounts, keys } from "../state.ts";

test("a citizen opens an account with a key and nothing else", () => {
	const city = new SmallCity();
	const lin = city.newcomer("lin");
	const { timeMs } = city.ledger;
	assert.deepEqual(city.expect(lin, "identity/register", { keys: [publicKey(lin.by)] }), { account: lin.id });
	assert.deepEqual(city.ledger.get(accounts, lin.id), { kind: "citizen", openedMs: timeMs, activeKeys: 1 });
	assert.deepEqual(city.ledger.get(keys, city.ledger.keyId(lin.by)), {
		account: lin.id,
		...publicKey(lin.by),
		addedMs: timeMs,
	});
});

test("a citizen opens an account with two keys when both sign", () => {
	const city = new SmallCity();
	const lin = city.newcomer("lin");
	const second = city.signer("second phone");
	const input = { keys: [publicKey(lin.by), publicKey(second)] };
	assert.equal(city.code(lin, "identity/register", input), "identity/key-not-proved");
	assert.equal(city.code(lin, "identity/register", input, { with: [second] }), "ok");
	assert.equal(city.ledger.get(accounts, lin.id)?.activeKeys, 2);
});

test("an account is not opened under another key's id", () => {
	const city = new SmallCity();
	const lin = city.newcomer("lin");
	const other = city.signer("other");
	const input = { keys: [publicKey(other), publicKey(lin.by)] };
	assert.equal(city.code(lin, "identity/register", input, { with: [other] }), "identity/account-id");
	assert.equal(
		city.code({ ...lin, by: other }, "identity/register", { keys: [publicKey(lin.by)] }),
		"account-unknown",
	);
});

test("a key that is on the record, stands twice or is none opens no account", () => {
	const city = new SmallCity();
	const tax = city.department("tax");
	const thief = { id: `citizen:${city.ledger.keyId(tax.by)}`, by: tax.by };
	assert.equal(city.code(thief, "identity/register", { keys: [publicKey(tax.by)] }), "identity/key-taken");
	const lin = city.newcomer("lin");
	const twice = [publicKey(lin.by), publicKey(lin.by)];
	assert.equal(city.code(lin, "identity/register", { keys: twice }), "identity/key-taken");
	const tooShort = [{ algorithm: "Ed25519", publicKey: "AAAA" }];
	assert.equal(city.code(lin, "identity/register", { keys: tooShort }), "identity/key-invalid");
	const spareBits = [{ algorithm: "Ed25519", publicKey: "AB==" }];
	assert.equal(city.code(lin, "identity/register", { keys: spareBits }), "identity/key-invalid");
});

test("nobody registers twice, and nothing personal is accepted", () => {
	const city = new SmallCity();
	const lin = city.citizen("lin");
	assert.equal(city.code(lin, "identity/register", { keys: [publicKey(lin.by)] }), "not-allowed");
	const chen = city.newcomer("chen");
	const input = { keys: [publicKey(chen.by)], name: "陈" };
	assert.equal(city.code(chen, "identity/register", input), "input-invalid");
});
