import assert from "node:assert/strict";
import { test } from "node:test";
import { CatalogueCity, smallGuide } from "../catalogue-city.test.ts";
import { items, tallies } from "../state.ts";

const code = "990100A000001";

function offered(): CatalogueCity {
	const city = new CatalogueCity();
	city.act(city.police, "publish", { code, guide: smallGuide });
	const { code: answer, result } = city.act(city.police, "offer-transfer", { code, to: city.land });
	assert.equal(answer, "ok");
	assert.deepEqual(result, { code, owner: city.police });
	return city;
}

test("an item changes hands when both departments have signed", () => {
	const city = offered();
	assert.equal(city.ledger.get(items, code)?.owner, city.police);
	assert.deepEqual(city.act(city.land, "accept-transfer", { code }), {
		code: "ok",
		result: { code, owner: city.land },
	});
	const item = city.ledger.get(items, code);
	assert.equal(item?.owner, city.land);
	assert.equal(item?.offeredTo, undefined);
	assert.equal(city.ledger.get(tallies, city.police)?.published, 0);
	assert.equal(city.ledger.get(tallies, city.land)?.published, 1);
	const guide = { ...smallGuide, limits: { promisedDays: 1 } };
	assert.equal(city.act(city.police, "amend", { code, guide, note: "改" }).code, "catalogue/not-owner");
	assert.equal(city.act(city.land, "amend", { code, guide, note: "改" }).code, "ok");
});

test("until it is accepted the owner goes on with its item, and the offer stands", () => {
	const city = offered();
	const guide = { ...smallGuide, limits: { promisedDays: 1 } };
	assert.equal(city.act(city.land, "amend", { code, guide, note: "改" }).code, "catalogue/not-owner");
	assert.equal(city.act(city.police, "amend", { code, guide, note: "改" }).code, "ok");
	assert.equal(city.act(city.land, "accept-transfer", { code }).code, "ok");
});

test("refuses to offer another's item, to nobody, to a person, or to oneself", () => {
	const city = offered();
	const offer = (by: string, to: string) => city.act(by, "offer-transfer", { code, to }).code;
	assert.equal(offer(city.land, city.police), "catalogue/not-owner");
	assert.equal(offer(city.police, "department:nobody"), "catalogue/department-unknown");
	assert.equal(offer(city.police, city.citizen("someone")), "input-invalid");
	assert.equal(offer(city.police, city.police), "catalogue/transfer-to-self");
});

test("only the department it was offered to accepts, and only once", () => {
	const city = offered();
	assert.equal(city.act(city.police, "accept-transfer", { code }).code, "catalogue/transfer-not-offered");
	assert.equal(city.act(city.land, "accept-transfer", { code: "990100A9" }).code, "catalogue/item-unknown");
	assert.equal(city.act(city.land, "accept-transfer", { code }).code, "ok");
	assert.equal(city.act(city.land, "accept-transfer", { code }).code, "catalogue/transfer-not-offered");
});

test("the owner takes an offer back, or the receiver declines it", () => {
	for (const by of ["police", "land"] as const) {
		const city = offered();
		assert.equal(city.act(city[by], "decline-transfer", { code }).code, "ok");
		assert.equal(city.act(city.land, "accept-transfer", { code }).code, "catalogue/transfer-not-offered");
		assert.equal(city.act(city[by], "decline-transfer", { code }).code, "catalogue/transfer-not-offered");
	}
	const city = new CatalogueCity();
	city.act(city.police, "publish", { code, guide: smallGuide });
	assert.equal(city.act(city.land, "decline-transfer", { code }).code, "catalogue/transfer-not-offered");
});
