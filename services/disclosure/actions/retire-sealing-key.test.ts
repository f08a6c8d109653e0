import assert from "node:assert/strict";
import { test } from "node:test";
import { DisclosureCity, sealingKey } from "../../../testing/service-suite/disclosure-city.ts";
import { sealingKeyId } from "../rules/sealing-key.ts";
import { sealingKeys } from "../state.ts";

const act = "disclosure/retire-sealing-key";

test("nothing more is sealed to a retired key, and it is not retired twice", () => {
	const told = new DisclosureCity();
	const { city, land, owner } = told;
	const key = sealingKeyId(sealingKey(land.id));
	city.expect(land, act, { key });
	assert.equal(city.ledger.get(sealingKeys, land.id)?.keys[0]?.retiredMs, city.ledger.timeMs);
	const sealing = told.sealing(told.part("address"));
	assert.equal(city.code(owner, "disclosure/seal", sealing), "disclosure/sealing-key-unknown");
	assert.equal(city.code(land, act, { key }), "disclosure/sealing-key-unknown");
});

test("nobody retires another's key", () => {
	const { city, land, tax } = new DisclosureCity();
	const key = sealingKeyId(sealingKey(land.id));
	assert.equal(city.code(tax, act, { key }), "disclosure/sealing-key-unknown");
});
