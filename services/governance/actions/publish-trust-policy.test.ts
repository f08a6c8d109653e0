import assert from "node:assert/strict";
import { test } from "node:test";
import { COSIGNER_KEY, formatVkey, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import { logVkey, SmallCity } from "../../../testing/service-suite/small-city.ts";
import { current, policies, policyVersions } from "../state.ts";

const act = "governance/publish-trust-policy";

function policy(city: SmallCity) {
	const witness = (name: string) =>
		formatVkey(verifierKey(`${name}.example`, COSIGNER_KEY, city.signer(name).publicKey));
	return {
		version: 2,
		logKeys: [logVkey(city.signer("log"))],
		cosigners: [witness("audit"), witness("press")],
		quorum: 1,
		changeQuorum: 1,
	};
}

test("an operator publishes whom to trust from now on, and the policies before stay on the record", () => {
	const city = new SmallCity();
	const first = city.ledger.get(policies, current);
	city.ledger.advance(5000);
	assert.deepEqual(city.expect(city.operator, act, policy(city)), { version: 2 });
	const expected = { ...policy(city), origin: "test.example/record", sinceMs: city.ledger.timeMs };
	assert.deepEqual(city.ledger.get(policies, current), expected);
	assert.deepEqual(city.ledger.get(policyVersions, "2"), expected);
	assert.deepEqual(city.ledger.get(policyVersions, "1"), first);
});

test("a policy made from an old version is refused", () => {
	const city = new SmallCity();
	for (const version of [1, 3])
		assert.equal(city.code(city.operator, act, { ...policy(city), version }), "governance/policy-version");
	city.expect(city.operator, act, policy(city));
	assert.equal(city.code(city.secondOperator, act, policy(city)), "governance/policy-version");
});

test("a policy no verifier can use is refused", () => {
	const city = new SmallCity();
	const good = policy(city);
	const keyFaults = [
		{ logKeys: ["test.example+00000000+AAAA"] },
		{ logKeys: good.cosigners },
		{ cosigners: good.logKeys },
		{ logKeys: [good.logKeys[0]!, good.logKeys[0]!] },
	];
	for (const fault of keyFaults)
		assert.equal(city.code(city.operator, act, { ...good, ...fault }), "governance/policy-keys");
	assert.equal(city.code(city.operator, act, { ...good, quorum: 3 }), "governance/policy-quorum");
	assert.equal(city.code(city.operator, act, { ...good, quorum: 2 }), "ok");
});

test("once two operators are asked for, one alone changes nothing", () => {
	const city = new SmallCity();
	const two = { ...policy(city), changeQuorum: 2 };
	const both = { with: [city.secondOperator.by] };
	assert.equal(city.code(city.operator, act, two), "governance/policy-signers");
	assert.equal(city.code(city.operator, act, two, both), "ok");
	const back = { ...policy(city), version: 3, changeQuorum: 1 };
	assert.equal(city.code(city.secondOperator, act, back), "governance/policy-signers");
	const tax = city.department("tax");
	assert.equal(city.code(city.operator, act, back, { with: [tax.by] }), "governance/policy-signers");
	assert.equal(city.code(city.operator, act, back, both), "ok");
	assert.equal(
		city.code(city.operator, act, { ...back, version: 4, changeQuorum: 3 }, both),
		"governance/policy-signers",
	);
});

test("a policy may ask for nodes that execute the log themselves, apart from witnesses", () => {
	const city = new SmallCity();
	const executor = (name: string) =>
		formatVkey(verifierKey(`${name}.example`, COSIGNER_KEY, city.signer(name).publicKey));
	const next = { ...policy(city), executors: [executor("tax"), executor("land")], executionQuorum: 2 };
	assert.equal(city.code(city.operator, act, { ...next, executionQuorum: 3 }), "governance/policy-quorum");
	const twice = { ...next, executors: [executor("audit"), executor("land")] };
	assert.equal(city.code(city.operator, act, twice), "governance/policy-keys");
	city.expect(city.operator, act, next);
	assert.deepEqual(city.ledger.get(policies, current), {
		...next,
		origin: "test.example/record",
		sinceMs: city.ledger.timeMs,
	});
});

test("who leaves stays good for the log as it was, without anybody writing it", () => {
	const city = new SmallCity();
	const { ledger } = city;
	const key = (name: string, as = name) =>
		formatVkey(verifierKey(`${as}.example`, COSIGNER_KEY, city.signer(name).publicKey));
	const [tax, land, water] = [key("tax"), key("land"), key("water")];
	const first = { ...policy(city), executors: [tax, land], executionQuorum: 1 };
	city.expect(city.operator, act, first);
	const former = () => {
		const { formerCosigners, formerExecutors } = ledger.get(policies, current)!;
		return { formerCosigners, formerExecutors };
	};
	assert.deepEqual(former(), { formerCosigners: undefined, formerExecutors: undefined });
	const left = ledger.chain.head.size;
	const { cosigners } = first;
	city.expect(city.operator, act, {
		...first,
		version: 3,
		executors: [land, water],
		cosigners: cosigners.slice(1),
	});
	const gone = {
		formerCosigners: [{ key: cosigners[0], lastSize: left }],
		formerExecutors: [{ key: tax, lastSize: left }],
	};
	assert.deepEqual(former(), gone);
	city.expect(city.operator, act, {
		...first,
		version: 4,
		executors: [land, water],
		cosigners: cosigners.slice(1),
	});
	assert.deepEqual(former(), gone);
	const later = ledger.chain.head.size;
	const renamed = {
		...first,
		version: 5,
		executors: [key("tax", "treasury")],
		cosigners: [water, ...cosigners],
	};
	city.expect(city.operator, act, renamed);
	// One key never stands in a policy twice: neither the one that came back under another name nor the one that witnesses now.
	assert.deepEqual(former(), {
		formerCosigners: undefined,
		formerExecutors: [{ key: land, lastSize: later }],
	});
});

test("a policy may leave out a stolen key of one who left, and makes none good that never was or for longer", () => {
	const city = new SmallCity();
	const { ledger } = city;
	const key = (name: string) =>
		formatVkey(verifierKey(`${name}.example`, COSIGNER_KEY, city.signer(name).publicKey));
	const first = { ...policy(city), executors: [key("tax"), key("land")], executionQuorum: 1 };
	city.expect(city.operator, act, first);
	const next = (lastSize: number, name = "tax") => ({
		...first,
		version: 3,
		executors: [key("land")],
		formerExecutors: [{ key: key(name), lastSize }],
	});
	const refused = "governance/policy-former-keys";
	assert.equal(city.code(city.operator, act, next(1, "water")), refused);
	assert.equal(city.code(city.operator, act, next(1, "audit")), "governance/policy-keys");
	assert.equal(city.code(city.operator, act, next(ledger.chain.head.size + 1)), refused);
	const size = ledger.chain.head.size;
	city.expect(city.operator, act, next(size));
	assert.equal(city.code(city.operator, act, { ...next(size + 1), version: 4 }), refused);
	city.expect(city.operator, act, { ...next(1), version: 4, formerExecutors: [] });
	assert.equal(ledger.get(policies, current)!.formerExecutors, undefined);
	assert.equal(city.code(city.operator, act, { ...next(1), version: 5 }), refused);
	const { formerExecutors: _, ...silent } = next(1);
	city.expect(city.operator, act, { ...silent, version: 5 });
	assert.equal(ledger.get(policies, current)!.formerExecutors, undefined);
});

test("a replaced key of the log stays good for the log as it was, and no other key becomes so", () => {
	const city = new SmallCity();
	const old = city.ledger.get(policies, current)!.logKeys[0]!;
	const key = (name: string) => logVkey(city.signer(name));
	const both = { ...policy(city), logKeys: [key("new log"), old] };
	city.expect(city.operator, act, both);
	const next = (formerLogKeys: { key: string; lastSize: number }[]) => ({
		...both,
		version: 3,
		logKeys: [key("new log")],
		formerLogKeys,
	});
	const never = next([{ key: key("never the log's"), lastSize: 10 }]);
	assert.equal(city.code(city.operator, act, never), "governance/policy-former-keys");
	const stillIn = next([{ key: key("new log"), lastSize: 10 }]);
	assert.equal(city.code(city.operator, act, stillIn), "governance/policy-keys");
	city.expect(city.operator, act, next([{ key: old, lastSize: 10 }]));
	const later = (lastSize: number) => ({ ...next([{ key: old, lastSize }]), version: 4 });
	assert.equal(city.code(city.operator, act, later(11)), "governance/policy-former-keys");
	city.expect(city.operator, act, later(9));
	assert.deepEqual(city.ledger.get(policies, current)?.formerLogKeys, [{ key: old, lastSize: 9 }]);
	city.expect(city.operator, act, { ...policy(city), version: 5, logKeys: [key("new log")] });
	assert.equal(city.code(city.operator, act, { ...later(9), version: 6 }), "governance/policy-former-keys");
});
