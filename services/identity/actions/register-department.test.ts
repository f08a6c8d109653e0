import assert from "node:assert/strict";
import { test } from "node:test";
import { publicKey, SmallCity } from "../../../testing/service-suite/small-city.ts";
import { accounts } from "../state.ts";

const act = "identity/register-department";

function office(city: SmallCity, code: string, codeScheme = "local") {
	const name = { zh: "市场监管局", en: "Market Regulation Office" };
	return { code, codeScheme, name, keys: [publicKey(city.signer(`seal ${code}`))] };
}

test("the operator registers departments, one below the other", () => {
	const city = new SmallCity();
	const input = office(city, "91110000600037341L", "uscc");
	assert.deepEqual(city.expect(city.operator, act, input), { account: "department:91110000600037341L" });
	const below = { ...office(city, "local-7"), parent: "department:91110000600037341L" };
	assert.equal(city.code(city.operator, act, below), "ok");
	assert.deepEqual(city.ledger.get(accounts, "department:local-7"), {
		kind: "department",
		name: below.name,
		code: "local-7",
		codeScheme: "local",
		parent: "department:91110000600037341L",
		openedMs: city.ledger.timeMs,
		activeKeys: 1,
	});
});

test("a code must be of the kind it is said to be", () => {
	const city = new SmallCity();
	assert.equal(
		city.code(city.operator, act, office(city, "91110000600037341N", "uscc")),
		"identity/code-invalid",
	);
	assert.equal(
		city.code(city.operator, act, office(city, "91110000600037341L", "local")),
		"identity/code-invalid",
	);
	assert.equal(city.code(city.operator, act, office(city, "91110000600037341N", "local")), "ok");
});

test("a department is registered once, under a parent that exists, with keys of its own", () => {
	const city = new SmallCity();
	city.department("tax");
	assert.equal(city.code(city.operator, act, office(city, "tax")), "identity/account-taken");
	const orphan = { ...office(city, "land"), parent: "department:nowhere" };
	assert.equal(city.code(city.operator, act, orphan), "identity/department-unknown");
	const borrowed = { ...office(city, "land"), keys: [publicKey(city.signer("tax"))] };
	assert.equal(city.code(city.operator, act, borrowed), "identity/key-taken");
	const broken = { ...office(city, "land"), keys: [{ algorithm: "P-256", publicKey: "AAAA" }] };
	assert.equal(city.code(city.operator, act, broken), "identity/key-invalid");
	assert.equal(city.ledger.get(accounts, "department:land"), undefined);
});

test("departments stand at most eight deep", () => {
	const city = new SmallCity();
	city.expect(city.operator, act, office(city, "level-1"));
	for (let level = 2; level <= 8; level++) {
		const input = { ...office(city, `level-${level}`), parent: `department:level-${level - 1}` };
		assert.equal(city.code(city.operator, act, input), "ok");
	}
	const ninth = { ...office(city, "level-9"), parent: "department:level-8" };
	assert.equal(city.code(city.operator, act, ninth), "identity/department-cycle");
});
