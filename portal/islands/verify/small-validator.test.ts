import assert from "node:assert/strict";
import { test } from "node:test";
import { CertificateRecord } from "@mingjian/services/certificates/schema.ts";
import fc from "fast-check";
import { Compile as FullCompile } from "typebox/compile";
import { Compile } from "./small-validator.ts";

const hash = `${"A".repeat(43)}=`;
const whole = {
	type: "business-licence",
	issuer: "department:11449900MB9D00076W",
	validFromMs: 1,
	validUntilMs: 2,
	status: "revoked",
	statusIndex: 0,
	commitment: hash,
	transaction: "ab".repeat(32),
	publicFields: { name: "坪山面馆" },
	changes: [{ status: "revoked", atMs: 1, reason: "annulled", transaction: "cd".repeat(32) }],
};

const small = Compile(CertificateRecord);
const full = FullCompile(CertificateRecord);

test("accepts the record of a certificate", () => {
	assert.equal(full.Check(whole), true);
	assert.equal(small.Check(whole), true);
});

test("refuses a record with a member missing, left over or of another kind", () => {
	const { status: _status, ...without } = whole;
	for (const wrong of [without, { ...whole, more: 1 }, { ...whole, statusIndex: "0" }, null, [], "x"])
		assert.equal(small.Check(wrong), false, JSON.stringify(wrong));
});

test("says of any changed record what the full validator says", () => {
	const names = Object.keys(whole) as (keyof typeof whole)[];
	const values = fc.oneof(fc.jsonValue(), fc.constantFrom("valid", 0, -1, 1.5, hash, {}, [], { name: 1 }));
	fc.assert(
		fc.property(fc.constantFrom(...names), values, (name, value) => {
			const changed = { ...whole, [name]: value };
			assert.equal(small.Check(changed), full.Check(changed), JSON.stringify(changed[name]));
		}),
		{ numRuns: 500 },
	);
});

test("refuses a schema with a keyword it does not know", () => {
	assert.throws(() => Compile({ multipleOf: 2 }).Check(4), TypeError);
});
