import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { logVkey, publicKey, SmallCity } from "../../testing/service-suite/small-city.ts";
import { TestLedger } from "../../testing/test-ledger.ts";
import { identity } from "../identity/contract.ts";
import { governance } from "./contract.ts";

const log = new SmallCity().signer("log");
const operator = { id: "operator:o", name: { zh: "运维", en: "Operator" }, keys: [publicKey(log)] };
const policy = {
	origin: "test.example/record",
	logKeys: [logVkey(log)],
	cosigners: [] as string[],
	quorum: 0,
	changeQuorum: 1,
};
const city = { name: { zh: "测试市", en: "Test City" }, divisionCode: "990100" };
const passkeys = { rpId: "test.example", origins: ["https://test.example"] };

function begin(member: Json) {
	const services = { identity: { operators: [operator] }, governance: member };
	return () => TestLedger.begin({ contracts: [identity, governance], services });
}

test("a ledger begins with a city and a policy of its own origin", () => {
	const ledger = begin({ city, policy, passkeys })();
	assert.deepEqual(ledger.query("governance", "city", {}), {
		ledger: "test",
		...city,
		origin: "test.example/record",
		passkeys,
	});
});

test("a ledger does not begin with a policy no verifier can use, or of another origin", () => {
	assert.throws(begin({ city, policy }), /does not fit/);
	assert.throws(begin({ city, policy: { ...policy, origin: "other.example" }, passkeys }), /another origin/);
	assert.throws(begin({ city, policy: { ...policy, quorum: 1 }, passkeys }), /policy-quorum/);
	assert.throws(begin({ city, policy: { ...policy, logKeys: ["x"] }, passkeys }), /policy-keys/);
});
