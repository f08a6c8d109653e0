import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { hashOf, licence, market, permit, publicFields, TestCity } from "../certificates-city.test.ts";
import { dayMs, startOfDay } from "../rules/calendar.ts";
import { certificates } from "../state.ts";

test("a clerk issues a licence, and anyone sees that it is valid and what is public of it", () => {
	const city = TestCity.withTypes();
	const { validUntilMs: _end, ...input } = city.issueInput({ type: licence, publicFields });
	const entry = city.act("clerk", "issue", input);
	assert.equal(entry.code, "ok");
	const { identifier, statusIndex } = JSON.parse(entry.result);
	assert.equal(identifier, "1.2.156.3005.2.11100000MB0143028R001.11440300MB2C88888X.0000000001.001.J");
	assert.equal(statusIndex, 0);
	assert.deepEqual(city.ledger.get(certificates, identifier), {
		type: licence,
		issuer: market,
		validFromMs: input.validFromMs,
		status: "valid",
		statusIndex: 0,
		commitment: input.commitment,
		transaction: entry.act.id,
		publicFields,
	});
	assert.equal(city.standing(identifier), "valid");
	assert.equal((city.query("certificates", { text: "晨光食品" }) as { total: number }).total, 1);
	assert.equal((city.query("certificates", { text: publicFields.uscc }) as { total: number }).total, 1);
	assert.equal((city.query("certificates", { type: permit }) as { total: number }).total, 0);
});

test("numbers certificates by themselves and steps over serial numbers given by hand", () => {
	const city = TestCity.withTypes();
	const serialOf = (identifier: string) => identifier.split(".")[7];
	assert.equal(serialOf(city.issue({ serial: "0000000002" })), "0000000002");
	assert.equal(serialOf(city.issue()), "0000000001");
	assert.equal(serialOf(city.issue()), "0000000003");
});

test("says not yet valid before the beginning and expired from the end on", () => {
	const city = TestCity.withTypes();
	const from = city.ledger.timeMs + dayMs;
	const identifier = city.issue({ validFromMs: from, validUntilMs: from + dayMs });
	assert.equal(city.standing(identifier), "not-yet-valid");
	assert.equal(city.standing(identifier, from), "valid");
	assert.equal(city.standing(identifier, from + dayMs - 1), "valid");
	assert.equal(city.standing(identifier, from + dayMs), "expired");
});

test("takes validity from the first moment of today", () => {
	const city = TestCity.withTypes();
	assert.equal(
		city.code("clerk", "issue", city.issueInput({ validFromMs: startOfDay(city.ledger.timeMs) })),
		"ok",
	);
});

const now = new TestCity().ledger.timeMs;
const refused: readonly (readonly [title: string, code: string, changed: Readonly<Record<string, Json>>])[] =
	[
		["back-dated to yesterday", "validity-backdated", { validFromMs: startOfDay(now) - 1 }],
		[
			"that begins in two years",
			"validity-too-late",
			{ validFromMs: now + 700 * dayMs, validUntilMs: now + 800 * dayMs },
		],
		[
			"that ends before it begins",
			"validity-empty",
			{ validFromMs: now + 2 * dayMs, validUntilMs: now + dayMs },
		],
		[
			"that ended this morning",
			"validity-empty",
			{ validFromMs: startOfDay(now), validUntilMs: startOfDay(now) + 1 },
		],
		["longer than the type allows", "validity-too-long", { validUntilMs: now + 4000 * dayMs }],
		["of a type nobody defined", "type-unknown", { type: "unheard-of" }],
		[
			"with a name made public that the type keeps private",
			"public-fields",
			{ publicFields: { name: "王小明" } },
		],
		["without what its type makes public", "public-fields", { type: licence }],
		["with one public member missing", "public-fields", { type: licence, publicFields: { name: "a" } }],
		[
			"with one public member too many",
			"public-fields",
			{ type: licence, publicFields: { ...publicFields, address: "a" } },
		],
		["with a commitment that is no hash", "input-invalid", { commitment: "AAAA" }],
		["with a commitment in a second spelling", "input-invalid", { commitment: `${"A".repeat(42)}B=` }],
		["with a serial number of small letters", "input-invalid", { serial: "abc" }],
		["with a member of its own invention", "input-invalid", { holderName: "王小明" }],
	];
for (const [title, code, changed] of refused) {
	test(`refuses a certificate ${title}`, () => {
		const city = TestCity.withTypes();
		assert.equal(city.code("clerk", "issue", city.issueInput(changed)), code);
		assert.equal((city.query("certificates", {}) as { total: number }).total, 0);
	});
}

test("refuses a certificate without end where the type has none", () => {
	const city = TestCity.withTypes();
	const { validUntilMs: _end, ...input } = city.issueInput();
	assert.equal(city.code("clerk", "issue", input), "validity-too-long");
});

test("refuses a serial number twice", () => {
	const city = TestCity.withTypes();
	city.issue({ serial: "A1" });
	assert.equal(city.code("clerk", "issue", city.issueInput({ serial: "A1" })), "serial-taken");
});

test("refuses officers without the role, of another department, and strangers", () => {
	const city = TestCity.withTypes();
	assert.equal(city.code("visitor", "issue", city.issueInput()), "not-allowed");
	assert.equal(city.code("other-clerk", "issue", city.issueInput()), "issuer-not-allowed");
	assert.equal(city.code("nobody", "issue", city.issueInput()), "account-unknown");
});

test("issues many under one signature, each with a record, a status and a history of its own", () => {
	const city = TestCity.withTypes();
	city.issue();
	const { commitment: _one, ...shared } = city.issueInput();
	const items = [
		{ commitment: hashOf("a") },
		{ commitment: hashOf("b"), serial: "X1" },
		{ commitment: hashOf("c"), holder: hashOf("h") },
	];
	const result = city.ok<Record<string, Json>>("clerk", "issue-many", { ...shared, certificates: items });
	assert.deepEqual([result.count, result.firstStatusIndex], [3, 1]);
	const last = city.ledger.get(certificates, String(result.lastIdentifier));
	assert.deepEqual([last?.statusIndex, last?.commitment, last?.holder], [3, hashOf("c"), hashOf("h")]);
	city.ok("inspector", "revoke", { identifier: String(result.firstIdentifier), reason: "annulled" });
	assert.equal(city.standing(String(result.firstIdentifier)), "revoked");
	assert.equal(city.standing(String(result.lastIdentifier)), "valid");
	assert.deepEqual(city.ledger.stamp(certificates, String(result.lastIdentifier))?.revision, 1);
});

test("refuses all of many where one is wrong, and writes none", () => {
	const city = TestCity.withTypes();
	const { commitment: _one, ...shared } = city.issueInput();
	const good = { commitment: hashOf("a") };
	const many = (certificates: Json[]) => city.code("clerk", "issue-many", { ...shared, certificates });
	assert.equal(many([good, { ...good, publicFields: { name: "a" } }]), "public-fields");
	assert.equal(many([good, { ...good, serial: "X" }, { ...good, serial: "X" }]), "serial-taken");
	assert.equal(many([]), "input-invalid");
	assert.equal((city.query("certificates", {}) as { total: number }).total, 0);
});
