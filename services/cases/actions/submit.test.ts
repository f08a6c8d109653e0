import assert from "node:assert/strict";
import { test } from "node:test";
import { application, CasesCity, hashOf, item, landFlow, oneDayMs, parcel } from "../cases-city.test.ts";

test("nothing of the content is on the record: commitments, places, times and offices only", () => {
	const city = CasesCity.withFlow();
	const id = city.submitted();
	const { answers, materials, public: open, applicant, parties } = city.get(id);
	assert.equal(answers, application.answers);
	assert.deepEqual(materials, application.materials);
	assert.deepEqual(open, { parcel });
	assert.equal(applicant, city.wang.id);
	assert.deepEqual(parties, [city.wang.id]);
});

test("refuses to apply for an item without a flow in force", () => {
	const city = new CasesCity();
	assert.equal(city.code(city.wang, "submit", application), "flow-unknown");
	const effectiveFromMs = city.small.ledger.timeMs + oneDayMs;
	city.ok(city.planning, "publish-flow", { item, flow: landFlow(), effectiveFromMs });
	assert.equal(city.code(city.wang, "submit", application), "flow-unknown");
	city.days(1);
	assert.equal(city.code(city.wang, "submit", application), "ok");
});

const wrong: readonly (readonly [string, object, string])[] = [
	["without a required material", { materials: [] }, "material-missing"],
	[
		"with a material nobody asks for",
		{ materials: [...application.materials, { code: "dog", commitment: hashOf("d") }] },
		"material-unknown",
	],
	[
		"with a material twice",
		{ materials: [...application.materials, ...application.materials] },
		"material-repeated",
	],
	["without what is public by law", { public: {} }, "public-mismatch"],
	["with something else made public", { public: { parcel, name: "王" } }, "public-mismatch"],
	["with half a character made public", { public: { parcel: "\ud800" } }, "public-mismatch"],
	["with plaintext for a commitment", { answers: "王小明" }, "input-invalid"],
	[
		"with an optional material too",
		{ materials: [...application.materials, { code: "plan", commitment: hashOf("p") }] },
		"ok",
	],
];

for (const [title, more, expected] of wrong) {
	test(`an application ${title}: ${expected}`, () => {
		const city = CasesCity.withFlow();
		assert.equal(city.code(city.wang, "submit", { ...application, ...more }), expected);
	});
}
