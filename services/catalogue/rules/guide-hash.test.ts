import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { smallGuide } from "../catalogue-city.test.ts";
import type { Guide } from "../guide-schema.ts";
import { guideHash } from "./guide-hash.ts";

test("the hash of a guide is that of its canonical JSON behind a prefix", () => {
	const text = '{"divisionCode":"990100","taskType":"07","title":{"zh":"居住证申领"}}';
	const expected = createHash("sha256").update(`mingjian/guide/1\n${text}`).digest("base64");
	assert.equal(guideHash(smallGuide), expected);
	const { title, taskType, divisionCode } = smallGuide;
	assert.equal(guideHash({ title, divisionCode, taskType }), expected);
});

test("another guide has another hash", () => {
	assert.notEqual(guideHash({ ...smallGuide, taskType: "01" }), guideHash(smallGuide));
});

const vectors = JSON.parse(
	readFileSync(join(import.meta.dirname, "..", "vectors", "guide-hash.json"), "utf8"),
) as { cases: { title: string; guide: Guide; hash: string }[] };

for (const { title, guide, hash } of vectors.cases) {
	test(`vector: ${title}`, () => assert.equal(guideHash(guide), hash));
}
