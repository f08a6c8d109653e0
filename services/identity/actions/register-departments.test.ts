import assert from "node:assert/strict";
import { test } from "node:test";
import { publicKey, SmallCity } from "../../../testing/service-suite/small-city.ts";
import { accounts } from "../state.ts";

const act = "identity/register-departments";

function office(city: SmallCity, code: string, parent?: string) {
	const keys = [publicKey(city.signer(`seal ${code}`))];
	const place = parent === undefined ? {} : { parent };
	return { code, codeScheme: "local", name: { zh: code, en: code }, keys, ...place };
}

test("the operator registers two hundred departments in one act, parents first", () => {
	const city = new SmallCity();
	const departments = [office(city, "city")];
	for (let n = 1; n < 200; n++) departments.push(office(city, `office-${n}`, "department:city"));
	const ids = departments.map(({ code }) => `department:${code}`);
	assert.deepEqual(city.expect(city.operator, act, { departments }), { accounts: ids });
	for (const id of ids) assert.equal(city.ledger.get(accounts, id)?.kind, "department");
	const tooMany = Array.from({ length: 201 }, (_, n) => office(city, `more-${n}`));
	assert.equal(city.code(city.operator, act, { departments: tooMany }), "input-invalid");
});

test("one bad department keeps all the others out", () => {
	const city = new SmallCity();
	const refusals = {
		"identity/account-taken": [office(city, "aa"), { ...office(city, "bb"), code: "aa" }],
		"identity/key-taken": [office(city, "aa"), { ...office(city, "aa"), code: "bb" }],
		"identity/department-unknown": [office(city, "aa", "department:bb"), office(city, "bb")],
		"identity/code-invalid": [office(city, "aa"), { ...office(city, "bb"), codeScheme: "uscc" }],
		"identity/key-invalid": [
			office(city, "aa"),
			{ ...office(city, "bb"), keys: [{ algorithm: "SM2", publicKey: "AAAA" }] },
		],
		"identity/department-cycle": Array.from({ length: 9 }, (_, n) =>
			office(city, `d${n}`, n === 0 ? undefined : `department:d${n - 1}`),
		),
	};
	for (const [code, departments] of Object.entries(refusals)) {
		assert.equal(city.code(city.operator, act, { departments }), code);
		assert.equal(city.ledger.get(accounts, `department:${departments[0]!.code}`), undefined);
	}
});
