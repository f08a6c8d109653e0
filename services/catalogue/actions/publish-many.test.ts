import assert from "node:assert/strict";
import { test } from "node:test";
import { CatalogueCity, smallGuide } from "../catalogue-city.test.ts";
import { maxItemsPerAct } from "../schema.ts";
import { items, tallies, versions } from "../state.ts";

function draft(number: number, more: object = {}) {
	return { code: `990100A${String(number).padStart(6, "0")}`, guide: { ...smallGuide, ...more } };
}

test("many items in one act: each says whether it is new, amended or unchanged", () => {
	const city = new CatalogueCity();
	city.act(city.police, "publish", draft(1));
	city.act(city.police, "publish", draft(2));
	const shorter = { limits: { promisedDays: 1 } };
	const note = "年度调整";
	assert.deepEqual(
		city.act(city.police, "publish-many", { items: [draft(1), draft(2, shorter), draft(3)], note }),
		{
			code: "ok",
			result: {
				items: [
					{ code: draft(1).code, fate: "unchanged", version: 1 },
					{ code: draft(2).code, fate: "amended", version: 2 },
					{ code: draft(3).code, fate: "published", version: 1 },
				],
			},
		},
	);
	assert.equal(city.ledger.get(versions, `${draft(2).code}@2`)?.note, note);
	assert.equal(city.ledger.stamp(items, draft(1).code)?.revision, 1);
	assert.deepEqual(city.ledger.get(tallies, city.police), { owner: city.police, published: 3, withdrawn: 0 });
});

test("the same act again changes nothing", () => {
	const city = new CatalogueCity();
	const input = { items: [draft(1), draft(2)] };
	city.act(city.police, "publish-many", input);
	const again = city.act(city.police, "publish-many", input);
	assert.deepEqual(
		(again.result as unknown as { items: { fate: string }[] }).items.map(({ fate }) => fate),
		["unchanged", "unchanged"],
	);
	assert.equal(city.ledger.stamp(items, draft(1).code)?.revision, 1);
});

const refused: readonly (readonly [title: string, last: object, code: string])[] = [
	["another department's item", draft(9), "catalogue/not-owner"],
	[
		"an impossible promise",
		draft(3, { limits: { statutoryDays: 1, promisedDays: 2 } }),
		"catalogue/promise-exceeds-limit",
	],
	["a code that stands in it twice", draft(1), "catalogue/item-repeated"],
	["a start in the past", { ...draft(3), effectiveFromMs: 1 }, "catalogue/effective-in-past"],
];

for (const [title, last, code] of refused) {
	test(`all or none: an act with ${title} publishes nothing`, () => {
		const city = new CatalogueCity();
		city.act(city.land, "publish", draft(9));
		assert.equal(city.act(city.police, "publish-many", { items: [draft(1), draft(2), last] }).code, code);
		assert.equal(city.ledger.get(items, draft(1).code), undefined);
		assert.equal(city.ledger.get(tallies, city.police), undefined);
	});
}

test("an act holds 400 items of the longest codes and answers for each; 401 are refused", () => {
	const city = new CatalogueCity();
	const long = (number: number) => ({ ...draft(0), code: String(number).padStart(80, "0") });
	const drafts = Array.from({ length: maxItemsPerAct }, (_, index) => long(index));
	const { code, result } = city.act(city.police, "publish-many", { items: drafts });
	assert.equal(code, "ok");
	assert.equal((result as unknown as { items: unknown[] }).items.length, maxItemsPerAct);
	assert.equal(city.act(city.police, "publish-many", { items: [...drafts, draft(1)] }).code, "input-invalid");
	assert.equal(city.act(city.police, "publish-many", { items: [] }).code, "input-invalid");
});
