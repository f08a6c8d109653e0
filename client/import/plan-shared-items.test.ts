import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { testShared } from "../../testing/shared-data.ts";
import { done, nothing } from "../testing/import-rows.ts";
import { planImport } from "./plan-import.ts";

const file = "service-items/guangan_service_items.json";

testShared("the district's 1,135 items: every row is accounted for", file, (path) => {
	const rows = JSON.parse(readFileSync(path, "utf8")) as unknown[];
	const plan = planImport(rows, nothing);
	const { rows: lines, departments, ...report } = plan.report;
	assert.deepEqual(report, {
		read: 1135,
		accepted: 603,
		remarked: 532,
		refused: 0,
		outcomes: { publish: 1135, amend: 0, unchanged: 0, merged: 0, refused: 0 },
		problemCounts: [
			{ code: "name-characters", rows: 5 },
			{ code: "name-brackets", rows: 8 },
			{ code: "name-repeated", rows: 4 },
			{ code: "item-code-case", rows: 1 },
			{ code: "item-code-pattern", rows: 164 },
			{ code: "division-differs", rows: 1 },
			{ code: "owner-code-organisation", rows: 31 },
			{ code: "owner-code-invalid", rows: 121 },
			{ code: "owner-code-of-department", rows: 4 },
			{ code: "owner-code-other", rows: 83 },
			{ code: "department-code-invalid", rows: 294 },
			{ code: "department-code-differs", rows: 169 },
		],
		ignoredColumns: [],
	});
	assert.equal(lines.length, 1135);
	assert.equal(departments.length, 34);
	assert.deepEqual(
		departments.filter(({ codeScheme }) => codeScheme === "local").map(({ name, code }) => [name.zh, code]),
		[["区烟草专卖局", "511602000000-71181655-9"]],
	);
	assert.equal(plan.acts.length, 34);
	assert.deepEqual(
		lines[627]?.problems.map(({ code }) => code),
		["item-code-case"],
	);
});

testShared(
	"the district's items have 49 plain owner codes, 9 of them not valid credit codes",
	file,
	(path) => {
		const rows = JSON.parse(readFileSync(path, "utf8")) as { itemCode: string }[];
		const plain = /-[0-9]{12}-[0-9]{3}-([0-9A-Z]+)-[0-9]-[0-9]{2}$/;
		const owners = new Set(rows.flatMap(({ itemCode }) => plain.exec(itemCode)?.[1] ?? []));
		assert.equal(owners.size, 49);
		const reported = planImport(rows, nothing).report.rows.flatMap(({ problems }) =>
			problems.filter(({ code }) => code === "owner-code-invalid" || code === "owner-code-organisation"),
		);
		const invalid = new Set(reported.map(({ value }) => value));
		assert.equal([...owners].filter((owner) => invalid.has(owner)).length, 9);
	},
);

testShared("running the district's import twice changes nothing", file, (path) => {
	const rows = JSON.parse(readFileSync(path, "utf8")) as unknown[];
	const first = planImport(rows, nothing);
	const again = planImport(rows, done(first));
	assert.deepEqual(again.acts, []);
	assert.equal(again.report.outcomes.unchanged, 1135);
	assert.ok(again.departments.every(({ registered }) => registered));
});
