import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { publicKey, SmallCity } from "../../testing/service-suite/small-city.ts";
import { TestLedger } from "../../testing/test-ledger.ts";
import { identity } from "./contract.ts";

const key = publicKey(new SmallCity().signer("operator"));
const operator = { id: "operator:first", name: { zh: "运维", en: "Operator" }, keys: [key] };

function begin(identityMember: Json) {
	return () => TestLedger.begin({ contracts: [identity], services: { identity: identityMember } });
}

test("a ledger begins with its operators", () => {
	const ledger = begin({ operators: [operator] })();
	const { timeMs } = ledger;
	assert.deepEqual(ledger.query("identity", "account", { account: operator.id }), {
		account: operator.id,
		revision: 1,
		kind: "operator",
		name: operator.name,
		openedMs: timeMs,
		activeKeys: 1,
	});
});

test("a ledger does not begin without operators, with one twice, or with one key for two", () => {
	const second = { ...operator, id: "operator:second" };
	assert.throws(begin({}), TypeError);
	assert.throws(begin({ operators: [] }), TypeError);
	assert.throws(begin({ operators: [operator, operator] }), /names operator:first twice/);
	assert.throws(begin({ operators: [operator, second] }), /names k[a-z2-7]{32} twice/);
	assert.throws(begin({ operators: [{ ...operator, id: "officer:x" }] }), TypeError);
});
