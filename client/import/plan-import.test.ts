import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
	centre,
	codes,
	division,
	done,
	fates,
	itemCode,
	land,
	nothing,
	ofLand,
	police,
	row,
} from "../testing/import-rows.ts";
import type { KnownItem } from "./compare-record.ts";
import { planImport } from "./plan-import.ts";
import { problemWords } from "./report.ts";

test("rows become one act per department, in their order", () => {
	const plan = planImport([row(1), row(2, { ...ofLand, itemCode: itemCode(2, land) }), row(3)], nothing, {
		note: "目录导入",
	});
	assert.deepEqual(
		plan.departments.map(({ account, codeScheme, name, registered, rows }) => [
			account,
			codeScheme,
			name.en,
			registered,
			rows,
		]),
		[
			[`department:${police}`, "uscc", "City Public Security Bureau", false, 2],
			[`department:${land}`, "uscc", "市自然资源局", false, 1],
		],
	);
	assert.deepEqual(
		plan.acts.map(({ department, input }) => [department, input.note, input.items.map(({ code }) => code)]),
		[
			[`department:${police}`, "目录导入", [itemCode(1, police), itemCode(3, police)]],
			[`department:${land}`, "目录导入", [itemCode(2, land)]],
		],
	);
	assert.deepEqual(fates(plan), new Array(3).fill("accepted publish"));
});

test("acts hold no more items than asked, and their nonces follow from what they say", () => {
	const rows = [1, 2, 3, 4, 5].map((number) => row(number));
	const plan = planImport(rows, nothing, { itemsPerAct: 2 });
	assert.deepEqual(
		plan.acts.map(({ input }) => input.items.length),
		[2, 2, 1],
	);
	const nonces = plan.acts.map(({ nonce }) => nonce);
	assert.equal(new Set(nonces).size, 3);
	for (const nonce of nonces) assert.match(nonce, /^[A-Za-z0-9_-]{43}$/);
	assert.deepEqual(planImport(rows, nothing, { itemsPerAct: 2 }).acts, plan.acts);
	assert.notDeepEqual(
		planImport(rows, nothing, { itemsPerAct: 2, note: "again" }).acts.map(({ nonce }) => nonce),
		nonces,
	);
});

test("a batch size that is none is a mistake of the caller", () => {
	for (const itemsPerAct of [0, 401, 1.5, Number.NaN])
		assert.throws(() => planImport([], nothing, { itemsPerAct }), RangeError);
});

test("planning again after the acts were done gives nothing to do", () => {
	const rows = [row(1), row(2), row(2), row(3, { deptCode: "x" }), row(4, { name: "" })];
	const first = planImport(rows, nothing);
	const again = planImport(rows, done(first));
	assert.deepEqual(again.acts, []);
	assert.ok(again.departments.every(({ registered }) => registered));
	assert.deepEqual(fates(again), [
		"accepted unchanged",
		"accepted unchanged",
		"remarked merged",
		"remarked unchanged",
		"refused refused",
	]);
});

test("a row that changed becomes the item's next version", () => {
	const record = done(planImport([row(1), row(2)], nothing));
	const plan = planImport([row(1), row(2, { name: "新名称" })], record);
	assert.deepEqual(fates(plan), ["accepted unchanged", "accepted amend"]);
	assert.deepEqual(
		plan.acts.map(({ input }) => input.items.map(({ guide }) => guide.title.zh)),
		[["新名称"]],
	);
});

test("what a department amended since is not put back", () => {
	const record = done(planImport([row(1)], nothing));
	const [[code, known]] = [...record.items] as [[string, KnownItem]];
	const amended = { ...record, items: new Map([[code, { ...known, hashes: [...known.hashes, "newer"] }]]) };
	const plan = planImport([row(1)], amended);
	assert.deepEqual(plan.acts, []);
	assert.deepEqual(codes(plan), [["changed-since-import"]]);
});

test("an item another department owns, or that is withdrawn, is refused", () => {
	const record = done(planImport([row(1), row(2), row(3)], nothing));
	const items = new Map(record.items);
	items.set(itemCode(1, police), { ...items.get(itemCode(1, police))!, owner: "department:other" });
	items.set(itemCode(2, police), { ...items.get(itemCode(2, police))!, withdrawn: true });
	items.set(itemCode(3, police), { ...items.get(itemCode(3, police))!, hashes: new Array(500).fill("x") });
	const plan = planImport([row(1), row(2), row(3)], { ...record, items });
	assert.deepEqual(codes(plan), [["owner-other"], ["item-withdrawn"], ["too-many-versions"]]);
	assert.deepEqual(plan.acts, []);
});

test("rows that say the same are merged; rows that share a code and differ are all refused", () => {
	const written = row(1, { itemCode: itemCode(1, police).toLowerCase() });
	const plan = planImport(
		[row(1), row(1), written, row(2), row(2, { ...ofLand, name: "另一名称" }), row(2)],
		nothing,
	);
	assert.deepEqual(
		plan.report.rows.map(({ outcome, problems }) => [
			outcome,
			problems.map(({ code, otherRow }) => `${code} ${otherRow}`),
		]),
		[
			["publish", []],
			["merged", ["row-repeated 1"]],
			["merged", ["item-code-case undefined", "row-repeated 1"]],
			["refused", ["item-code-conflict 5"]],
			[
				"refused",
				["department-code-differs undefined", "owner-code-of-department undefined", "item-code-conflict 4"],
			],
			["refused", ["item-code-conflict 5"]],
		],
	);
	assert.deepEqual(
		plan.departments.map(({ name, rows }) => [name.zh, rows]),
		[["市公安局", 3]],
	);
});

test("two items of one department with one name are both imported and remarked", () => {
	const plan = planImport(
		[row(1), row(2, { name: "事项1" }), row(3, { ...ofLand, name: "事项1", itemCode: itemCode(3, land) })],
		nothing,
	);
	assert.deepEqual(codes(plan), [["name-repeated"], ["name-repeated"], []]);
	assert.equal(plan.report.rows[0]?.problems[0]?.otherRow, 2);
});

test("a department is known by its department code, else by its organ's code, else by any body's, else by a local code", () => {
	const cases: readonly (readonly [rows: object[], code: string | RegExp])[] = [
		[[row(1, { deptCode: land }), row(2, { deptCode: "" })], land],
		[
			[1, 2, 3].map((number) =>
				row(number, { deptCode: "77", itemCode: itemCode(number, number === 1 ? police : centre) }),
			),
			police,
		],
		[[row(1, { deptCode: "77", itemCode: itemCode(1, centre) })], centre],
		[[row(1, { deptCode: "7/7", itemCode: "ABCD" })], `${division}-77`],
		[[row(1, { deptCode: "局", itemCode: "ABCD" })], /^990100000000-[0-9a-f]{16}$/],
	];
	for (const [rows, code] of cases) {
		const [department] = planImport(rows, nothing).departments;
		assert.match(department!.code, new RegExp(code));
		assert.equal(department?.account, `department:${department?.code}`);
		assert.equal(department?.codeScheme, department?.code.length === 18 ? "uscc" : "local");
	}
});

test("one credit code never stands for two departments", () => {
	const plan = planImport([row(1), row(2), row(3, { department: "市消防队" })], nothing);
	assert.deepEqual(
		plan.departments.map(({ name, code, codeScheme }) => [name.zh, code === police, codeScheme]),
		[
			["市公安局", true, "uscc"],
			["市消防队", false, "local"],
		],
	);
	assert.deepEqual(codes(plan), [[], [], ["owner-code-of-department"]]);
});

test("a department on the record under its name is used, whatever its code", () => {
	const known = [{ account: "department:local-1", name: { zh: "市公安局", en: "Police" } }];
	const plan = planImport([row(1)], { ...nothing, departments: known });
	assert.deepEqual(
		plan.departments.map(({ account, registered }) => [account, registered]),
		[["department:local-1", true]],
	);
	assert.deepEqual(codes(plan), [["owner-code-other"]]);
});

test("columns that are not imported are named", () => {
	const plan = planImport([row(1, { phone: "1" }), row(2, { phone: "2", fax: "3" }), 5], nothing);
	assert.deepEqual(plan.report.ignoredColumns, [
		{ column: "phone", rows: 2 },
		{ column: "fax", rows: 1 },
	]);
});

test("a problem reads as a sentence in both languages", () => {
	assert.deepEqual(problemWords({ code: "field-missing", field: "name", value: "" }), {
		zh: "必填内容为空。（name：）该行未导入。",
		en: "A field that must be filled in is empty. (name: ) The row was not imported.",
	});
	assert.deepEqual(problemWords({ code: "row-repeated", value: "A1", otherRow: 3 }), {
		zh: "与前面的一行完全相同。（“A1”）（见第 3 行）与前一行合并为一个事项。",
		en: 'The row says the same as an earlier one. ("A1") (see row 3) Merged with the earlier row into one item.',
	});
});

test("every row of any file is accepted, remarked or refused, and a second run has nothing to do", () => {
	const field = fc.oneof(
		fc.string({ unit: "binary", maxLength: 5 }),
		fc.constantFrom("", "市公安局", police, "1", division),
		fc.integer(),
	);
	const dirty = fc.record(
		{ name: field, itemCode: field, deptCode: field, taskType: field },
		{ requiredKeys: [] },
	);
	const any = fc.oneof(
		fc.tuple(fc.nat(5), dirty).map(([number, change]) => row(number, change)),
		fc.nat(5).map((number) => row(number)),
		fc.jsonValue(),
	);
	fc.assert(
		fc.property(fc.array(any, { maxLength: 12 }), (rows) => {
			const plan = planImport(rows, nothing);
			const { read, accepted, remarked, refused, outcomes } = plan.report;
			assert.equal(read, rows.length);
			assert.equal(accepted + remarked + refused, read);
			assert.equal(
				plan.acts.reduce((total, { input }) => total + input.items.length, 0),
				outcomes.publish,
			);
			assert.deepEqual(planImport(rows, done(plan)).acts, []);
		}),
		{ numRuns: 200 },
	);
});
