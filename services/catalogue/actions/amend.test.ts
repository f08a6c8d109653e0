import assert from "node:assert/strict";
import { test } from "node:test";
import { CatalogueCity, smallGuide } from "../catalogue-city.test.ts";
import { guideHash } from "../rules/guide-hash.ts";
import { maxVersions } from "../schema.ts";
import { items, versions } from "../state.ts";

const code = "990100A000001";
const better = { ...smallGuide, limits: { promisedDays: 3 } };
const note = "缩短时限";
const day = 24 * 60 * 60 * 1000;

function published(): CatalogueCity {
	const city = new CatalogueCity();
	assert.equal(city.act(city.police, "publish", { code, guide: smallGuide }).code, "ok");
	return city;
}

test("an amended item has a next version and the one before stays as it was", () => {
	const city = published();
	const first = city.ledger.get(versions, `${code}@1`);
	const began = city.ledger.timeMs;
	city.ledger.advance(day);
	const effectiveFromMs = city.ledger.timeMs + day;
	const hash = guideHash(better);
	assert.deepEqual(city.act(city.police, "amend", { code, guide: better, effectiveFromMs, note }), {
		code: "ok",
		result: { code, version: 2, effectiveFromMs, hash },
	});
	assert.deepEqual(city.ledger.get(versions, `${code}@1`), first);
	assert.equal(city.ledger.stamp(versions, `${code}@1`)?.revision, 1);
	assert.deepEqual(city.ledger.get(versions, `${code}@2`), {
		code,
		version: 2,
		effectiveFromMs,
		publishedAtMs: city.ledger.timeMs,
		publisher: city.police,
		note,
		hash,
		guide: better,
	});
	assert.deepEqual(
		city.ledger.get(items, code)?.versions.map((each) => [each.version, each.effectiveFromMs]),
		[
			[1, began],
			[2, effectiveFromMs],
		],
	);
	assert.equal(city.ledger.stamp(items, code)?.revision, 2);
});

test("refuses to amend what does not exist, what another owns, and what stays the same", () => {
	const city = published();
	const amend = (by: string, input: object) =>
		city.act(by, "amend", { code, guide: better, note, ...input }).code;
	assert.equal(amend(city.police, { code: "990100A000002" }), "catalogue/item-unknown");
	assert.equal(amend(city.land, {}), "catalogue/not-owner");
	assert.equal(amend(city.police, { guide: smallGuide }), "catalogue/guide-unchanged");
	const { title, taskType, divisionCode } = smallGuide;
	assert.equal(amend(city.police, { guide: { divisionCode, taskType, title } }), "catalogue/guide-unchanged");
	assert.equal(city.act(city.police, "amend", { code, guide: better }).code, "input-invalid");
	assert.equal(city.ledger.get(items, code)?.versions.length, 1);
	assert.equal(amend(city.police, {}), "ok");
});

test("a version takes effect now or later, never in the past", () => {
	const city = published();
	city.ledger.advance(day);
	const now = city.ledger.timeMs;
	const amend = (effectiveFromMs: number, days: number) =>
		city.act(city.police, "amend", {
			code,
			guide: { ...better, limits: { promisedDays: days } },
			effectiveFromMs,
			note,
		}).code;
	assert.equal(amend(now - 1, 1), "catalogue/effective-in-past");
	assert.equal(amend(now, 2), "ok");
	assert.equal(amend(now + day, 3), "ok");
});

test("a version does not take effect before the one it replaces, but may with it", () => {
	const city = published();
	const later = city.ledger.timeMs + 2 * day;
	const amend = (effectiveFromMs: number, days: number) =>
		city.act(city.police, "amend", {
			code,
			guide: { ...better, limits: { promisedDays: days } },
			effectiveFromMs,
			note,
		}).code;
	assert.equal(amend(later, 1), "ok");
	assert.equal(amend(later - 1, 2), "catalogue/effective-before-previous");
	assert.equal(
		city.act(city.police, "amend", { code, guide: smallGuide, note }).code,
		"catalogue/effective-before-previous",
	);
	assert.equal(amend(later, 2), "ok");
});

test("an item has at most 500 versions", () => {
	const city = published();
	const amend = (days: number) =>
		city.act(city.police, "amend", { code, guide: { ...better, limits: { promisedDays: days } }, note }).code;
	for (let version = 2; version <= maxVersions; version++) assert.equal(amend(version), "ok");
	assert.equal(amend(1), "catalogue/too-many-versions");
});
