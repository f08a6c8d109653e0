import assert from "node:assert/strict";
import { test } from "node:test";
import { CatalogueCity, smallGuide } from "../catalogue-city.test.ts";
import { items, tallies } from "../state.ts";

const code = "990100A000001";
const reason = "法律修改，不再办理";

test("a withdrawn item keeps its versions, says why, and changes no more", () => {
	const city = new CatalogueCity();
	city.act(city.police, "publish", { code, guide: smallGuide });
	city.act(city.police, "offer-transfer", { code, to: city.land });
	city.ledger.advance(1000);
	const atMs = city.ledger.timeMs;
	assert.deepEqual(city.act(city.police, "withdraw", { code, reason }), {
		code: "ok",
		result: { code, atMs },
	});
	const item = city.ledger.get(items, code);
	assert.equal(item?.status, "withdrawn");
	assert.deepEqual(item?.withdrawal, { atMs, reason });
	assert.equal(item?.versions.length, 1);
	assert.deepEqual(city.ledger.get(tallies, city.police), { owner: city.police, published: 0, withdrawn: 1 });
	const guide = { ...smallGuide, limits: { promisedDays: 1 } };
	const after: readonly (readonly [by: string, action: string, input: object, code: string])[] = [
		[city.police, "withdraw", { code, reason }, "catalogue/item-withdrawn"],
		[city.police, "amend", { code, guide, note: "恢复" }, "catalogue/item-withdrawn"],
		[city.police, "publish", { code, guide }, "catalogue/item-exists"],
		[city.police, "publish-many", { items: [{ code, guide }] }, "catalogue/item-withdrawn"],
		[city.police, "offer-transfer", { code, to: city.land }, "catalogue/item-withdrawn"],
		[city.land, "accept-transfer", { code }, "catalogue/transfer-not-offered"],
	];
	for (const [by, action, input, refusal] of after)
		assert.equal(city.act(by, action, input).code, refusal, action);
	assert.deepEqual(city.ledger.get(items, code), item);
});

test("refuses to withdraw an item of another department, an unknown one, or without a reason", () => {
	const city = new CatalogueCity();
	city.act(city.police, "publish", { code, guide: smallGuide });
	assert.equal(city.act(city.land, "withdraw", { code, reason }).code, "catalogue/not-owner");
	assert.equal(
		city.act(city.police, "withdraw", { code: "990100A9", reason }).code,
		"catalogue/item-unknown",
	);
	assert.equal(city.act(city.police, "withdraw", { code, reason: "" }).code, "input-invalid");
	assert.equal(city.ledger.get(items, code)?.status, "published");
});
