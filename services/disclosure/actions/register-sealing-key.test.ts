import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { DisclosureCity, sealingKey } from "../../../testing/service-suite/disclosure-city.ts";
import { sealingKeyId } from "../rules/sealing-key.ts";
import { sealingKeys } from "../state.ts";

const act = "disclosure/register-sealing-key";

test("a department and a person without an account publish sealing keys", () => {
	const { city, land, owner } = new DisclosureCity();
	for (const holder of [land, owner]) {
		const next = sealingKey(`next of ${holder.id}`);
		const input = { publicKey: toBase64(next) };
		assert.deepEqual(city.expect(holder, act, input), { key: sealingKeyId(next) });
		const record = city.ledger.get(sealingKeys, holder.id);
		assert.equal(record?.holder, holder.id);
		assert.deepEqual(
			record?.keys.map(({ key }) => key),
			[sealingKeyId(sealingKey(holder.id)), sealingKeyId(next)],
		);
	}
});

test("octets that are no point, or a key that stands there, are refused", () => {
	const { city, land } = new DisclosureCity();
	const offCurve = Uint8Array.from(sealingKey("x"));
	offCurve[64]! ^= 1;
	const wrong = [offCurve, new Uint8Array(65), Uint8Array.of(4, ...new Uint8Array(64).fill(255))];
	for (const octets of wrong)
		assert.equal(city.code(land, act, { publicKey: toBase64(octets) }), "disclosure/sealing-key-invalid");
	const spare = `${toBase64(sealingKey("x")).slice(0, -2)}B=`;
	assert.equal(city.code(land, act, { publicKey: spare }), "disclosure/sealing-key-invalid");
	const again = { publicKey: toBase64(sealingKey(land.id)) };
	assert.equal(city.code(land, act, again), "disclosure/sealing-key-registered");
});

test("a holder has thirty-two sealing keys and no more", () => {
	const told = new DisclosureCity();
	for (let n = 1; n < 32; n++) told.register(told.land, `key ${n}`);
	const input = { publicKey: toBase64(sealingKey("key 32")) };
	assert.equal(told.city.code(told.land, act, input), "disclosure/sealing-keys-too-many");
});
