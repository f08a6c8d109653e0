import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { licence, licenceCode, nameless, TestCity, traffic } from "../certificates-city.test.ts";
import { dayMs } from "../rules/calendar.ts";
import { mostTypeVersions } from "../schema.ts";

test("a department defines a type, and anyone reads it", () => {
	const city = new TestCity();
	const input = city.typeInput(licence);
	assert.deepEqual(city.ok("keeper", "define-type", input), { type: licence, version: 1 });
	const found = city.query("type", { type: licence }) as { number: number; inForce: { name: Json } };
	assert.equal(found.number, 1);
	assert.deepEqual(found.inForce.name, input.name);
	assert.equal((city.query("types", { text: "营业" }) as { total: number }).total, 1);
});

const refused: readonly (readonly [title: string, code: string, changed: Readonly<Record<string, Json>>])[] =
	[
		["that takes effect yesterday", "effective-in-past", { effectiveFromMs: Date.UTC(2026, 0, 3) }],
		[
			"with a required member its schema does not have",
			"field-undeclared",
			{ particulars: { ...new TestCity().typeInput("x1").particulars, required: ["name", "age"] } },
		],
		[
			"with a public member its schema does not have",
			"field-undeclared",
			{ publicFields: ["age"], publicBasis: "law" },
		],
		["that makes a member public without a law", "public-basis", { publicFields: ["name"] }],
		["that names a law but makes nothing public", "public-basis", { publicBasis: "law" }],
		["whose issuer is not registered", "issuer-unknown", { issuers: ["department:99"] }],
		["whose issuer's code does not fit an identifier", "issuer-code", { issuers: [nameless] }],
		["with a type code of the wrong length", "input-invalid", { code: "1110" }],
		[
			"with an unknown kind of member",
			"input-invalid",
			{ particulars: { type: "object", properties: { name: { type: "array" } }, required: [] } },
		],
	];
for (const [title, code, changed] of refused) {
	test(`refuses a type ${title}`, () => {
		const city = new TestCity();
		assert.equal(city.code("keeper", "define-type", city.typeInput(licence, changed)), code);
		assert.equal(city.query("type", { type: licence }), undefined);
	});
}

test("refuses a type code or a short name that is taken", () => {
	const city = TestCity.withTypes();
	assert.equal(city.code("keeper", "define-type", city.typeInput("another")), "type-taken");
	assert.equal(
		city.code("keeper", "define-type", city.typeInput(licence, { code: "11100000MB0143028R009" })),
		"type-taken",
	);
});

test("refuses a type defined by an officer without the role", () => {
	const city = new TestCity();
	assert.equal(city.code("clerk", "define-type", city.typeInput(licence)), "not-allowed");
});

test("a later version applies from its date and the earlier one stays readable", () => {
	const city = TestCity.withTypes();
	const start = city.ledger.timeMs;
	const { code: _code, ...next } = city.typeInput(licence, {
		effectiveFromMs: start + 10 * dayMs,
		issuers: [],
		publicFields: ["name"],
		publicBasis: "law",
	});
	assert.deepEqual(city.ok("keeper", "amend-type", next), { type: licence, version: 2 });
	const number = (atMs: number) => (city.query("type", { type: licence, atMs }) as { number: number }).number;
	assert.equal(number(start - 1), 0);
	assert.equal(number(start + 10 * dayMs - 1), 1);
	assert.equal(number(start + 10 * dayMs), 2);
	city.ledger.advance(10 * dayMs);
	assert.equal(city.code("clerk", "issue", city.issueInput({ type: licence })), "issuer-not-allowed");
});

test("refuses a version that is back-dated, out of order, or by a department that does not keep the type", () => {
	const city = TestCity.withTypes();
	const { code: _code, ...next } = city.typeInput(licence);
	const later = { ...next, effectiveFromMs: next.effectiveFromMs + dayMs };
	assert.equal(city.code("keeper", "amend-type", next), "effective-in-past");
	assert.equal(city.code("other-clerk", "amend-type", { ...later, issuers: [traffic] }), "type-not-yours");
	assert.equal(city.code("keeper", "amend-type", { ...later, type: "unheard-of" }), "type-unknown");
	assert.equal(city.code("keeper", "amend-type", later), "ok");
	assert.equal(licenceCode.length, 21);
});

test("refuses to issue under a type that is not in force yet", () => {
	const city = new TestCity();
	const effectiveFromMs = city.ledger.timeMs + dayMs;
	city.ok("keeper", "define-type", city.typeInput(licence, { effectiveFromMs }));
	assert.equal(city.code("clerk", "issue", city.issueInput({ type: licence })), "type-not-in-force");
});

test("refuses one version more than are kept", () => {
	const city = new TestCity();
	const { code, ...input } = city.typeInput(licence);
	city.ok("keeper", "define-type", { ...input, code });
	const amend = (number: number) =>
		city.code("keeper", "amend-type", { ...input, effectiveFromMs: input.effectiveFromMs + number });
	for (let number = 1; number < mostTypeVersions; number++) assert.equal(amend(number), "ok");
	assert.equal(amend(mostTypeVersions), "type-versions");
});
