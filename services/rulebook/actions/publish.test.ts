import assert from "node:assert/strict";
import { test } from "node:test";
import { RulebookCity } from "../rulebook-city.test.ts";
import { versionInForce } from "../rules/version-in-force.ts";
import { maxVersions, type RuleHeader } from "../schema.ts";
import { rules, versionKey, versions } from "../state.ts";
import { nextVersion } from "./own-rule.ts";

test("two approvals make a draft a version that never changes", () => {
	const city = new RulebookCity();
	const rule = city.small;
	const text = city.approved(rule);
	const { timeMs } = city.ledger;
	assert.deepEqual(city.expect(city.office, "rulebook/publish", text), { ...text, effectiveFromMs: timeMs });
	assert.deepEqual(city.ledger.get(rules, rule.id), {
		id: rule.id,
		department: city.office.id,
		title: rule.title,
		status: "published",
		versions: [{ version: 1, effectiveFromMs: timeMs, publishedAtMs: timeMs, hash: text.hash }],
	});
	const version = city.ledger.get(versions, versionKey(rule.id, 1));
	assert.deepEqual(version?.rule, rule);
	assert.deepEqual(
		version?.reviews.map(({ hash }) => hash),
		[text.hash, text.hash],
	);
	assert.equal(city.ledger.stamp(versions, versionKey(rule.id, 1))?.revision, 1);
	assert.equal(city.code(city.office, "rulebook/publish", text), "rulebook/draft-unknown");
});

test("refuses a draft with one approval, or with an objection beside two", () => {
	const city = new RulebookCity();
	const text = city.drafted(city.small);
	const [first, second, third] = city.reviewers;
	const publish = () => city.code(city.author, "rulebook/publish", text);
	assert.equal(publish(), "rulebook/reviews-missing");
	city.expect(first, "rulebook/review", { ...text, verdict: "approve" });
	assert.equal(publish(), "rulebook/reviews-missing");
	city.expect(second, "rulebook/review", { ...text, verdict: "object", note: "算例有误" });
	assert.equal(publish(), "rulebook/review-objected");
	city.expect(third, "rulebook/review", { ...text, verdict: "approve" });
	assert.equal(publish(), "rulebook/review-objected");
});

test("takes effect at the block's own time or later, never before", () => {
	const city = new RulebookCity();
	const text = city.approved(city.small);
	city.ledger.advance(1);
	assert.equal(city.code(city.office, "rulebook/publish", text), "rulebook/effective-in-past");
	const later = new RulebookCity();
	const tomorrow = later.ledger.timeMs + 86_400_000;
	later.published({ ...later.small, effectiveFromMs: tomorrow });
	const header = later.ledger.get(rules, "small-rule")!;
	assert.equal(versionInForce(header, tomorrow - 1), undefined);
	assert.equal(versionInForce(header, tomorrow)?.version, 1);
});

test("refuses a version that would begin before the one it replaces", () => {
	const city = new RulebookCity();
	city.published({ ...city.small, effectiveFromMs: city.ledger.timeMs + 1000 });
	const text = city.approved(city.small);
	assert.equal(city.code(city.office, "rulebook/publish", text), "rulebook/effective-before-previous");
});

test("refuses another department, and a draft that is not the one named", () => {
	const city = new RulebookCity();
	const text = city.approved(city.small);
	assert.equal(city.code(city.other, "rulebook/publish", text), "rulebook/not-owner");
	assert.equal(city.code(city.office, "rulebook/publish", { ...text, version: 2 }), "rulebook/draft-unknown");
	city.expect(city.office, "rulebook/publish", text);
	assert.equal(city.code(city.other, "rulebook/publish", text), "rulebook/not-owner");
});

test("which version is in force at a time", () => {
	const line = (version: number, effectiveFromMs: number, effectiveUntilMs?: number) => ({
		version,
		effectiveFromMs,
		...(effectiveUntilMs === undefined ? {} : { effectiveUntilMs }),
		publishedAtMs: 0,
		hash: `${"A".repeat(43)}=`,
	});
	const header: RuleHeader = {
		id: "a-rule",
		department: "department:office",
		title: { zh: "规则", en: "Rule" },
		status: "withdrawn",
		versions: [line(1, 10), line(2, 20, 30), line(3, 40)],
		withdrawal: { atMs: 50, reason: "废止" },
	};
	const at = (timeMs: number) => versionInForce(header, timeMs)?.version;
	assert.deepEqual([9, 10, 19, 20, 29, 30, 39, 40, 49, 50].map(at), [
		undefined,
		1,
		1,
		2,
		2,
		undefined,
		undefined,
		3,
		3,
		undefined,
	]);
	assert.equal(nextVersion(header), 4);
	const full = {
		...header,
		versions: Array.from({ length: maxVersions }, (_, index) => line(index + 1, index)),
	};
	assert.equal(nextVersion({ ...full, versions: full.versions.slice(1) }), maxVersions);
	assert.throws(() => nextVersion(full), { code: "rulebook/too-many-versions" });
});
