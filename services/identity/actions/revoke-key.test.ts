import assert from "node:assert/strict";
import { test } from "node:test";
import { publicKey, SmallCity } from "../../../testing/service-suite/small-city.ts";
import { accounts, keys } from "../state.ts";

const act = "identity/revoke-key";

function twoKeys() {
	const city = new SmallCity();
	const lin = city.citizen("lin");
	const tablet = city.signer("tablet");
	city.expect(lin, "identity/add-key", { key: publicKey(tablet) }, { with: [tablet] });
	return { city, lin, tablet, phoneKey: city.ledger.keyId(lin.by), tabletKey: city.ledger.keyId(tablet) };
}

test("a lost phone's key is revoked from the tablet and opens nothing any more", () => {
	const { city, lin, tablet, phoneKey, tabletKey } = twoKeys();
	city.ledger.advance(60_000);
	assert.deepEqual(city.expect({ ...lin, by: tablet }, act, { key: phoneKey }), { key: phoneKey });
	assert.equal(city.ledger.get(keys, phoneKey)?.revokedMs, city.ledger.timeMs);
	assert.equal(city.ledger.get(accounts, lin.id)?.activeKeys, 1);
	assert.equal(city.code(lin, act, { key: tabletKey }), "key-revoked");
	assert.equal(city.code(lin, act, { key: tabletKey }, { with: [tablet] }), "key-revoked");
});

test("the last key in force stays", () => {
	const { city, lin, tablet, phoneKey, tabletKey } = twoKeys();
	city.expect(lin, act, { key: tabletKey });
	assert.equal(city.code(lin, act, { key: tabletKey }), "identity/key-revoked-before");
	assert.equal(city.code(lin, act, { key: phoneKey }), "identity/key-last");
	assert.equal(city.code({ ...lin, by: tablet }, act, { key: phoneKey }), "key-revoked");
});

test("nobody revokes another's key, nor one the record does not know", () => {
	const { city, lin, tabletKey } = twoKeys();
	const chen = city.citizen("chen");
	assert.equal(city.code(chen, act, { key: tabletKey }), "identity/key-not-yours");
	const unknown = city.ledger.keyId(city.signer("unknown"));
	assert.equal(city.code(lin, act, { key: unknown }), "identity/key-not-yours");
	const tax = city.department("tax");
	const wang = city.officer("wang", tax, "identity-admin");
	const seal = city.ledger.keyId(tax.by);
	assert.equal(city.code(wang, act, { key: seal }), "identity/own-account-only");
});
