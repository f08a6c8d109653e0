import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePolicy } from "@mingjian/ledger/note/policy.ts";
import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import { logVkey, publicKey, SmallCity } from "../../../testing/service-suite/small-city.ts";
import type { PublishedPolicy } from "../schema.ts";
import { governanceService } from "../service.ts";

function ask(city: SmallCity, query: keyof typeof governanceService.queries, parameters = {}): unknown {
	const answer = city.ledger.query("governance", query, parameters);
	assert.deepEqual(schemaFaults(governanceService.queries[query].result, answer), []);
	return answer;
}

function declare(city: SmallCity, code: string) {
	const department = city.department(code);
	const by = city.signer(`issuing ${code}`);
	const validFromMs = city.ledger.timeMs;
	const key = { ...publicKey(by), validFromMs, validUntilMs: validFromMs + 1000 };
	city.expect(department, "governance/declare-issuing-key", key, { with: [by] });
	return { department: department.id, keys: [{ keyId: city.ledger.keyId(by), ...key }] };
}

test("the trust policy is one document with everything a verifier needs", () => {
	const city = new SmallCity();
	const issuers = ["land", "tax"].map((code) => ({
		...declare(city, code),
		name: { zh: `${code} 局`, en: `Office ${code}` },
	}));
	const policy = ask(city, "trust-policy") as PublishedPolicy;
	assert.deepEqual(policy, {
		ledger: "test",
		city: { name: { zh: "测试市", en: "Test City" }, divisionCode: "990100" },
		version: 1,
		sinceMs: city.ledger.genesis.timeMs,
		origin: "test.example/record",
		logKeys: [logVkey(city.signer("log"))],
		cosigners: [],
		quorum: 0,
		changeQuorum: 1,
		passkeys: { rpId: "test.example", origins: ["https://test.example"] },
		issuers,
	});
	assert.equal(parsePolicy(policy).ok, true);
});

test("more issuing departments than one page of the index holds are all in the policy", () => {
	const city = new SmallCity();
	const all = Array.from({ length: 101 }, (_, n) => declare(city, `office-${n}`).department);
	const { issuers } = ask(city, "trust-policy") as PublishedPolicy;
	assert.deepEqual(
		issuers.map(({ department }) => department),
		all.sort(),
	);
});

test("issuers are listed by page or by department", () => {
	const city = new SmallCity();
	for (const code of ["aa", "bb", "cc"]) declare(city, code);
	const first = ask(city, "issuers", { limit: 2 }) as { rows: { department: string }[]; total: number };
	assert.deepEqual(
		[first.rows.map(({ department }) => department), first.total],
		[["department:aa", "department:bb"], 3],
	);
	const one = ask(city, "issuers", { department: "department:cc" }) as typeof first;
	assert.equal(one.total, 1);
	assert.equal((ask(city, "issuers", { department: "department:dd" }) as typeof first).total, 0);
});

test("the policies so far are listed newest first", () => {
	const city = new SmallCity();
	for (let version = 2; version <= 11; version++) {
		const next = { version, logKeys: [logVkey(city.signer(`log ${version}`))], cosigners: [], quorum: 0 };
		city.expect(city.operator, "governance/publish-trust-policy", { ...next, changeQuorum: 1 });
	}
	const { rows } = ask(city, "trust-policy-history") as { rows: { version: number }[] };
	assert.deepEqual(
		rows.map(({ version }) => version),
		[11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
	);
});

test("the city says its name and code to whoever asks, services too", () => {
	const city = new SmallCity();
	const answer = ask(city, "city") as { name: unknown; divisionCode: string };
	const described = city.ledger.registry.capability("city", city.ledger).describe();
	assert.deepEqual(described, { name: answer.name, divisionCode: "990100" });
});
