import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { p256Signer } from "@mingjian/ledger/crypto/signer.ts";
import { publicKey, SmallCity } from "../../../testing/service-suite/small-city.ts";
import { longestIssuingMs } from "../schema.ts";
import { issuers } from "../state.ts";

const act = "governance/declare-issuing-key";
const year = 365 * 24 * 3600 * 1000;

function declaring(signerName = "issuing") {
	const city = new SmallCity();
	const tax = city.department("tax");
	const key = city.signer(signerName);
	const { timeMs } = city.ledger;
	const input = { ...publicKey(key), validFromMs: timeMs, validUntilMs: timeMs + year };
	return { city, tax, key, input };
}

test("a department declares an Ed25519 and a P-256 key that sign the act", () => {
	const { city, tax, key, input } = declaring();
	const keyId = city.ledger.keyId(key);
	assert.deepEqual(city.expect(tax, act, input, { with: [key] }), { key: keyId });
	const p256 = p256Signer(new Uint8Array(32).fill(7));
	const second = { ...input, algorithm: "P-256", publicKey: toBase64(p256.publicKey) };
	assert.equal(city.code(tax, act, second, { with: [p256] }), "ok");
	assert.deepEqual(city.ledger.get(issuers, tax.id), {
		keys: [
			{ keyId, ...input },
			{ keyId: city.ledger.keyId(p256), ...second },
		],
	});
});

test("an officer with the role declares for the department", () => {
	const { city, tax, key, input } = declaring();
	const wang = city.officer("wang", tax, "issuing-admin");
	const zhao = city.officer("zhao", tax, "clerk");
	assert.equal(city.code(zhao, act, input, { with: [key] }), "not-allowed");
	assert.equal(city.code(wang, act, input, { with: [key] }), "ok");
	assert.equal(city.ledger.get(issuers, tax.id)?.keys.length, 1);
});

test("a key that is none, did not sign or was declared before is refused", () => {
	const { city, tax, key, input } = declaring();
	const broken = { ...input, publicKey: "AAAA" };
	assert.equal(city.code(tax, act, broken), "governance/issuing-key-invalid");
	const spareBits = { ...input, publicKey: "AB==" };
	assert.equal(city.code(tax, act, spareBits), "governance/issuing-key-invalid");
	assert.equal(city.code(tax, act, input), "governance/issuing-key-not-proved");
	city.expect(tax, act, input, { with: [key] });
	assert.equal(city.code(tax, act, input, { with: [key] }), "governance/issuing-key-declared");
	const sm2 = { ...input, algorithm: "SM2" };
	assert.equal(city.code(tax, act, sm2), "input-invalid");
});

test("a key is valid from now or later and for ten years at most", () => {
	const { city, tax, key, input } = declaring();
	const now = city.ledger.timeMs;
	const refused = [
		{ validFromMs: now - 11 * 60_000, validUntilMs: now + year },
		{ validFromMs: now + year, validUntilMs: now + year },
		{ validFromMs: now - 60_000, validUntilMs: now },
		{ validFromMs: now, validUntilMs: now + longestIssuingMs + 1 },
	];
	for (const validity of refused) {
		const code = city.code(tax, act, { ...input, ...validity }, { with: [key] });
		assert.equal(code, "governance/issuing-key-validity");
	}
	const longest = { validFromMs: now + year, validUntilMs: now + year + longestIssuingMs };
	assert.equal(city.code(tax, act, { ...input, ...longest }, { with: [key] }), "ok");
});

test("a department declares sixty-four keys and no more", () => {
	const { city, tax, input } = declaring();
	const declare = (n: number) => {
		const key = city.signer(`issuing ${n}`);
		return city.code(tax, act, { ...input, ...publicKey(key) }, { with: [key] });
	};
	for (let n = 0; n < 64; n++) assert.equal(declare(n), "ok");
	assert.equal(declare(64), "governance/issuing-keys-too-many");
});
