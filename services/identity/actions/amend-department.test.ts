import assert from "node:assert/strict";
import { test } from "node:test";
import { SmallCity } from "../../../testing/service-suite/small-city.ts";
import { accounts } from "../state.ts";

const act = "identity/amend-department";
const name = { zh: "税务局", en: "Tax Office" };

test("the operator renames a department, moves it and makes it stand alone again", () => {
	const city = new SmallCity();
	const { id } = city.department("tax");
	const hall = city.department("hall");
	const before = city.ledger.get(accounts, id);
	city.expect(city.operator, act, { department: id, name, parent: hall.id });
	assert.deepEqual(city.ledger.get(accounts, id), { ...before, name, parent: hall.id });
	city.expect(city.operator, act, { department: id, name });
	assert.deepEqual(city.ledger.get(accounts, id), { ...before, name });
	assert.equal(city.ledger.stamp(accounts, id)?.revision, 3);
});

test("a department that is none is not amended, nor is a parent that is none", () => {
	const city = new SmallCity();
	const { id } = city.department("tax");
	const unknown = { department: "department:none", name };
	assert.equal(city.code(city.operator, act, unknown), "identity/department-unknown");
	const orphan = { department: id, name, parent: "department:none" };
	assert.equal(city.code(city.operator, act, orphan), "identity/department-unknown");
});

test("a department cannot be below itself", () => {
	const city = new SmallCity();
	const upper = city.department("upper");
	const lower = city.department("lower");
	city.expect(city.operator, act, { department: lower.id, name, parent: upper.id });
	for (const parent of [upper.id, lower.id]) {
		const input = { department: upper.id, name, parent };
		assert.equal(city.code(city.operator, act, input), "identity/department-cycle");
	}
});
