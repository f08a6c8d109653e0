import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { stampOf } from "@mingjian/ledger/runtime/history.ts";
import { hashOf, market, permitCode, TestCity } from "../certificates-city.test.ts";
import { dayMs } from "../rules/calendar.ts";
import { certificates } from "../state.ts";

interface History {
	readonly entries: readonly {
		readonly transaction: string;
		readonly status: string;
		readonly reason: string;
	}[];
	readonly revision: number;
	readonly history: string;
	readonly previous?: string;
	readonly next?: string;
}

const revocation = { reason: "annulled" };
const suspension = { reason: "investigation" };
const success = { commitment: hashOf("next") };

test("a certificate is suspended, resumed and revoked, and says so at each moment", () => {
	const city = TestCity.withTypes();
	const identifier = city.issue();
	const times = [city.ledger.timeMs];
	for (const [action, more] of [
		["suspend", suspension],
		["resume", {}],
		["revoke", revocation],
	] as const) {
		city.ledger.advance(dayMs);
		times.push(city.ledger.timeMs);
		city.ok("inspector", action, { identifier, ...more });
	}
	assert.deepEqual(
		times.map((atMs) => city.standing(identifier, atMs)),
		["valid", "suspended", "valid", "revoked"],
	);
	assert.equal(city.standing(identifier), "revoked");
});

test("the history lists every entry, and the stamp proves that none is missing", () => {
	const city = TestCity.withTypes();
	const identifier = city.issue();
	city.ok("inspector", "suspend", { identifier, ...suspension });
	city.ok("inspector", "resume", { identifier });
	city.ok("inspector", "revoke", { identifier, ...revocation });
	const { entries, revision, history } = city.query<History>("history", { identifier });
	const transactions = entries.map((entry) => entry.transaction);
	assert.deepEqual(
		entries.map((entry) => entry.status),
		["valid", "suspended", "valid", "revoked"],
	);
	assert.deepEqual(stampOf(transactions), { revision, history });
	for (let left = 0; left < transactions.length; left++) {
		assert.notDeepEqual(stampOf(transactions.toSpliced(left, 1)), { revision, history }, "an entry left out");
	}
	assert.notEqual(stampOf(transactions.toReversed())?.history, history, "entries in another order");
});

test("renewal gives the next version with new validity, and both name each other", () => {
	const city = TestCity.withTypes();
	const identifier = city.issue();
	city.ledger.advance(300 * dayMs);
	const validUntilMs = city.ledger.timeMs + 365 * dayMs;
	const renewed = city.ok<{ identifier: string; statusIndex: number }>("clerk", "renew", {
		identifier,
		...success,
		validUntilMs,
	});
	assert.equal(renewed.identifier.split(".")[8], "002");
	assert.equal(renewed.statusIndex, 1);
	assert.equal(city.standing(identifier), "superseded");
	assert.equal(city.standing(renewed.identifier, validUntilMs - 1), "valid");
	assert.equal(city.query<History>("history", { identifier }).next, renewed.identifier);
	assert.equal(city.query<History>("history", { identifier: renewed.identifier }).previous, identifier);
	assert.equal(city.ledger.get(certificates, renewed.identifier)?.validFromMs, city.ledger.timeMs);
});

test("an expired certificate can be renewed but not replaced", () => {
	const city = TestCity.withTypes();
	const identifier = city.issue();
	city.ledger.advance(366 * dayMs);
	assert.equal(city.standing(identifier, city.ledger.timeMs), "expired");
	assert.equal(city.code("clerk", "replace", { identifier, ...success, reason: "lost" }), "expired");
	const validUntilMs = city.ledger.timeMs + dayMs;
	assert.equal(
		city.code("clerk", "renew", { identifier, ...success, validUntilMs: city.ledger.timeMs }),
		"validity-empty",
	);
	assert.equal(city.code("clerk", "renew", { identifier, ...success, validUntilMs }), "ok");
});

test("a replacement keeps the end of validity", () => {
	const city = TestCity.withTypes();
	const identifier = city.issue();
	const end = city.ledger.get(certificates, identifier)?.validUntilMs;
	city.ledger.advance(dayMs);
	const next = city.ok<{ identifier: string }>("clerk", "replace", {
		identifier,
		...success,
		reason: "lost",
	});
	assert.equal(city.ledger.get(certificates, next.identifier)?.validUntilMs, end);
	assert.equal(city.standing(identifier), "superseded");
});

const acts = [
	["inspector", "suspend", suspension],
	["inspector", "resume", {}],
	["inspector", "revoke", revocation],
	["clerk", "renew", { ...success, validUntilMs: Date.UTC(2026, 6, 1) }],
	["clerk", "replace", { ...success, reason: "lost" }],
] as const;

for (const [who, action, more] of acts) {
	test(`refuses to ${action} what has ended, is unknown, was miscopied or is another department's`, () => {
		const city = TestCity.withTypes();
		const identifier = city.issue();
		const act = (id: string, by: string = who) => city.code(by, action, { identifier: id, ...more });
		const wrong = identifier.slice(0, -1) + (identifier.endsWith("A") ? "B" : "A");
		assert.equal(act(identifier, "other-clerk"), "certificate-not-yours");
		assert.equal(act(identifier, "visitor"), "not-allowed");
		assert.equal(act(wrong), "check-character");
		assert.equal(act(identifier.replace("1.2.156", "1.2.157")), "identifier-invalid");
		assert.equal(
			act("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U"),
			"certificate-unknown",
		);
		city.ok("inspector", "revoke", { identifier, ...revocation });
		assert.equal(act(identifier), "ended-already");
	});
}

test("refuses to suspend twice, to resume what is valid, and to renew or replace what is suspended", () => {
	const city = TestCity.withTypes();
	const identifier = city.issue();
	assert.equal(city.code("inspector", "resume", { identifier }), "not-suspended");
	city.ok("inspector", "suspend", { identifier, ...suspension });
	assert.equal(city.code("inspector", "suspend", { identifier, ...suspension }), "not-valid");
	const validUntilMs = city.ledger.timeMs + dayMs;
	assert.equal(city.code("clerk", "renew", { identifier, ...success, validUntilMs }), "not-valid");
	assert.equal(city.code("clerk", "replace", { identifier, ...success, reason: "lost" }), "not-valid");
});

test("refuses a reason of one's own wording, so that nobody's circumstances get onto the record", () => {
	const city = TestCity.withTypes();
	assert.equal(
		city.code("inspector", "revoke", { identifier: city.issue(), reason: "王某酒驾" }),
		"input-invalid",
	);
});

test("after sixty-four changes a certificate can still be revoked", () => {
	const city = TestCity.withTypes();
	const identifier = city.issue();
	for (let change = 0; change < 32; change++) {
		city.ok("inspector", "suspend", { identifier, ...suspension });
		city.ok("inspector", "resume", { identifier });
	}
	assert.equal(city.code("inspector", "suspend", { identifier, ...suspension }), "changes-too-many");
	assert.equal(city.code("inspector", "revoke", { identifier, ...revocation }), "ok");
	assert.equal(city.query<History>("history", { identifier }).entries.length, 66);
});

test("the status list says of each certificate what its record says", () => {
	const city = TestCity.withTypes();
	const ids = Array.from({ length: 6 }, () => city.issue());
	city.ok("inspector", "revoke", { identifier: ids[1]!, ...revocation });
	city.ok("inspector", "suspend", { identifier: ids[2]!, ...suspension });
	city.ok("inspector", "suspend", { identifier: ids[3]!, ...suspension });
	city.ok("inspector", "resume", { identifier: ids[3]! });
	city.ok("clerk", "replace", { identifier: ids[5]!, ...success, reason: "lost" });
	const list = city.query<{ count: number; bytes: string }>("status-list", {
		code: permitCode,
		issuer: market,
	});
	const bytes = fromBase64(list.bytes);
	const values = Array.from({ length: list.count }, (_, at) => (bytes[at >> 2]! >> ((at & 3) * 2)) & 3);
	assert.deepEqual(values, [0, 1, 2, 0, 0, 1, 0]);
	assert.equal(city.query("status-list", { code: permitCode, issuer: market, list: 1 }), undefined);
	assert.equal(city.query("status-list", { code: "11100000MB0143028R099", issuer: market }), undefined);
});

test("after version 999 a certificate is issued under a new serial number", () => {
	const city = TestCity.withTypes();
	let identifier = city.issue();
	for (let version = 2; version <= 999; version++) {
		const input = { identifier, ...success, reason: "lost" };
		identifier = city.ok<{ identifier: string }>("clerk", "replace", input).identifier;
	}
	assert.equal(identifier.split(".")[8], "999");
	assert.equal(
		city.code("clerk", "replace", { identifier, ...success, reason: "lost" }),
		"version-exhausted",
	);
});
