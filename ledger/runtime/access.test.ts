import assert from "node:assert/strict";
import { test } from "node:test";
import { account, anyOf, newcomer, operator, permits, role } from "./access.ts";
import type { Principal } from "./capabilities.ts";

const citizen: Principal = {
	account: "citizen:a",
	kind: "citizen",
	subject: "citizen:a",
	department: undefined,
	roles: [],
	keys: ["k1"],
	cosigners: [],
	signedBy: ["k1"],
};
const officer: Principal = {
	...citizen,
	account: "officer:b",
	kind: "officer",
	subject: "department:x",
	department: "department:x",
	roles: ["clerk"],
};
const delegate: Principal = { ...officer, subject: "citizen:a", department: undefined, roles: [] };

test("a citizen's act is open to the citizen and to whoever the citizen delegated", () => {
	assert.equal(permits(account("citizen"), citizen), true);
	assert.equal(permits(account("citizen"), delegate), true);
	assert.equal(permits(account("officer"), delegate), false);
	assert.equal(permits(account("citizen"), officer), false);
	assert.equal(permits(account("officer"), officer), true);
});

test("a role counts only in the department acted for, whose seal holds every role", () => {
	const seal: Principal = { ...officer, account: "department:x", kind: "department", roles: [] };
	assert.equal(permits(role("clerk"), officer), true);
	assert.equal(permits(role("clerk"), seal), true);
	assert.equal(permits(role("judge"), officer), false);
	assert.equal(permits(role("clerk"), { ...delegate, roles: ["clerk"] }), false);
	assert.equal(permits(role("clerk"), citizen), false);
});

test("the operator and the newcomer are nobody else", () => {
	const newly: Principal = { ...citizen, kind: "newcomer" };
	const runs: Principal = { ...citizen, kind: "operator", account: "operator:o", subject: "operator:o" };
	assert.equal(permits(newcomer, newly), true);
	assert.equal(permits(newcomer, citizen), false);
	assert.equal(permits(account("citizen", "officer", "department", "operator"), newly), false);
	assert.equal(permits(operator, runs), true);
	assert.equal(permits(operator, officer), false);
	assert.equal(permits(anyOf(operator, role("clerk")), officer), true);
	assert.equal(permits(anyOf(), runs), false);
});
