import assert from "node:assert/strict";
import { test } from "node:test";
import { CatalogueCity, smallGuide } from "../catalogue-city.test.ts";
import { guideHash } from "../rules/guide-hash.ts";
import type { Item, Version } from "../schema.ts";
import { items, tallies, versions } from "../state.ts";

const code = "990100A000001";

test("a department publishes an item of its own", () => {
	const city = new CatalogueCity();
	const timeMs = city.ledger.timeMs;
	const hash = guideHash(smallGuide);
	assert.deepEqual(city.act(city.police, "publish", { code, guide: smallGuide }), {
		code: "ok",
		result: { code, version: 1, effectiveFromMs: timeMs, hash },
	});
	const line = { version: 1, effectiveFromMs: timeMs, publishedAtMs: timeMs, hash };
	const item: Item = {
		code,
		owner: city.police,
		status: "published",
		title: smallGuide.title,
		taskType: "07",
		divisionCode: "990100",
		versions: [line],
	};
	const version: Version = { code, ...line, publisher: city.police, guide: smallGuide };
	assert.deepEqual(city.ledger.get(items, code), item);
	assert.deepEqual(city.ledger.get(versions, `${code}@1`), version);
	assert.equal(city.ledger.stamp(versions, `${code}@1`)?.revision, 1);
	assert.deepEqual(city.ledger.get(tallies, city.police), { owner: city.police, published: 1, withdrawn: 0 });
});

test("an officer who edits the catalogue publishes for the department, and the version says who", () => {
	const city = new CatalogueCity();
	const editor = city.officer("editor", ["catalogue-editor"]);
	assert.equal(city.act(editor, "publish", { code, guide: smallGuide }, city.police).code, "ok");
	assert.equal(city.ledger.get(items, code)?.owner, city.police);
	assert.equal(city.ledger.get(versions, `${code}@1`)?.publisher, editor);
});

test("refuses an officer without the role, a citizen and the operator", () => {
	const city = new CatalogueCity();
	const clerk = city.officer("clerk", ["case-officer"]);
	const input = { code, guide: smallGuide };
	assert.equal(city.act(clerk, "publish", input, city.police).code, "not-allowed");
	assert.equal(city.act(city.citizen("someone"), "publish", input).code, "not-allowed");
	assert.equal(city.act("operator:city", "publish", input).code, "not-allowed");
	assert.equal(city.ledger.get(items, code), undefined);
});

test("refuses an item code that is taken, also by another department", () => {
	const city = new CatalogueCity();
	city.act(city.police, "publish", { code, guide: smallGuide });
	for (const department of [city.police, city.land])
		assert.equal(city.act(department, "publish", { code, guide: smallGuide }).code, "catalogue/item-exists");
});

const form = { type: "object", properties: { name: { type: "string" } } };
const guides: readonly (readonly [title: string, more: object, code: string])[] = [
	["a promise within the law's limit", { limits: { statutoryDays: 20, promisedDays: 20 } }, "ok"],
	["a promise without a limit by law", { limits: { promisedDays: 3 } }, "ok"],
	[
		"a promise longer than the law's limit",
		{ limits: { statutoryDays: 20, promisedDays: 21 } },
		"catalogue/promise-exceeds-limit",
	],
	["a form of an object", { formSchema: form }, "ok"],
	["a form of a text", { formSchema: { type: "string" } }, "catalogue/form-not-object"],
	["a form without properties", { formSchema: { type: "object" } }, "catalogue/form-not-object"],
	[
		"a form whose properties are a list",
		{ formSchema: { type: "object", properties: [] } },
		"catalogue/form-not-object",
	],
	[
		"a form beyond its size",
		{ formSchema: { ...form, description: "字".repeat(32_768) } },
		"catalogue/form-too-large",
	],
	[
		"more text than a guide may have",
		{
			legalBasis: Array.from({ length: 60 }, () => ({
				law: { zh: "法" },
				text: { zh: "文", en: "x".repeat(6000) },
			})),
		},
		"catalogue/guide-too-large",
	],
	[
		"as much text as a guide may have",
		{
			legalBasis: Array.from({ length: 40 }, () => ({
				law: { zh: "法" },
				text: { zh: "文", en: "x".repeat(6000) },
			})),
		},
		"ok",
	],
	["half a character", { title: { zh: "\ud800" } }, "catalogue/text-not-unicode"],
	["half a character in a form", { formSchema: { ...form, "\udc00": 1 } }, "catalogue/text-not-unicode"],
	["an unknown type of item", { taskType: "11" }, "input-invalid"],
	["no title", { title: { zh: "" } }, "input-invalid"],
	[
		"a fee of less than nothing",
		{ fees: [{ name: { zh: "费" }, amountFen: -1, basis: { zh: "据" } }] },
		"input-invalid",
	],
	["a division of five digits", { divisionCode: "99010" }, "input-invalid"],
	["a member the guide does not know", { colour: "red" }, "input-invalid"],
	["61 conditions", { conditions: Array.from({ length: 61 }, () => ({ zh: "条件" })) }, "input-invalid"],
];

for (const [title, more, expected] of guides) {
	test(`a guide with ${title}: ${expected}`, () => {
		const city = new CatalogueCity();
		const guide = { ...smallGuide, ...more };
		assert.equal(city.act(city.police, "publish", { code, guide }).code, expected);
		assert.equal(city.ledger.get(items, code) !== undefined, expected === "ok");
	});
}

test("item codes are capitals, digits and hyphens", () => {
	const city = new CatalogueCity();
	for (const good of ["A-000001", "511A0138000000-511602000000-000-115113010833722043-1-00", "9".repeat(80)])
		assert.equal(city.act(city.police, "publish", { code: good, guide: smallGuide }).code, "ok", good);
	for (const bad of ["", "ABC", "a-000001", "-A000001", "A 000001", "事项000001", "9".repeat(81)])
		assert.equal(
			city.act(city.police, "publish", { code: bad, guide: smallGuide }).code,
			"input-invalid",
			bad,
		);
});
