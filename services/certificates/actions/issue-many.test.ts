import assert from "node:assert/strict";
import { test } from "node:test";
import {
	hashOf,
	licence,
	market,
	permit,
	permitCode,
	publicFields,
	TestCity,
} from "../certificates-city.test.ts";
import { certificates } from "../state.ts";

const many = 100_000;

test("executes 100,000 certificates in one act, each with a place of its own in the status list", (t) => {
	const city = TestCity.withTypes();
	const { commitment: _one, ...shared } = city.issueInput();
	const items = Array.from({ length: many }, (_, index) => ({ commitment: hashOf(String(index)) }));
	const input = { ...shared, certificates: items };
	const act = { ...city.signing("clerk"), service: "certificates", action: "issue-many", input };
	const prepared = city.ledger.prepare(act);
	const began = performance.now();
	const [entry] = city.ledger.block([prepared]).entries;
	const seconds = (performance.now() - began) / 1000;
	assert.equal(entry?.code, "ok", String(entry?.failure));
	const result = JSON.parse(entry.result);
	const last = city.ledger.get(certificates, result.lastIdentifier);
	assert.deepEqual([result.count, last?.statusIndex], [many, many - 1]);
	city.ok("inspector", "revoke", { identifier: result.lastIdentifier, reason: "annulled" });
	assert.equal(
		city.query<{ count: number }>("status-list", { code: permitCode, issuer: market }).count,
		many,
	);
	t.diagnostic(
		`${Math.round(many / seconds)} certificates/s, ${Math.round(prepared.bytes.length / many)} octets each`,
	);
});

test("a record of the batch is short", () => {
	const city = TestCity.withTypes();
	const record = city.ledger.get(certificates, city.issue());
	assert.ok(JSON.stringify(record).length <= 340, JSON.stringify(record));
	assert.equal(record?.type, permit);
});

test("refuses one certificate more than 100,000", () => {
	const city = TestCity.withTypes();
	const { commitment, ...shared } = city.issueInput();
	const certificates = Array.from({ length: many + 1 }, () => ({ commitment }));
	assert.equal(city.code("clerk", "issue-many", { ...shared, certificates }), "input-invalid");
});

test("issues many licences with what is public of each", () => {
	const city = TestCity.withTypes();
	const { commitment, validUntilMs: _end, ...shared } = city.issueInput({ type: licence });
	const certificates = Array.from({ length: 50 }, (_, at) => ({
		commitment,
		serial: `L${at}`,
		publicFields: { ...publicFields, name: `公司${at}` },
	}));
	city.ok("clerk", "issue-many", { ...shared, certificates });
	assert.equal(city.query<{ total: number }>("certificates", { text: "公司49" }).total, 1);
});
