import assert from "node:assert/strict";
import { test } from "node:test";
import {
	clause,
	DisclosureCity,
	hashOf,
	purpose,
	sealingKey,
} from "../../../testing/service-suite/disclosure-city.ts";
import { releaseOf } from "../rules/release.ts";
import { sealingKeyId } from "../rules/sealing-key.ts";
import { answerLimitMs, openingTermMs } from "../schema.ts";
import { chains, contents, disclosureKey, disclosures } from "../state.ts";

const act = "disclosure/open";

test("openings say who, why and by which law, and are numbered under the tag without gaps", () => {
	const told = new DisclosureCity();
	const { city, opener, land, tag } = told;
	const content = told.seal("address");
	for (let number = 1; number <= 3; number++) {
		const { timeMs } = city.ledger;
		const entry = city.does(opener, act, told.opening(content));
		const untilMs = timeMs + openingTermMs;
		assert.deepEqual(JSON.parse(entry.result), { tag, number, untilMs });
		assert.deepEqual(city.ledger.get(disclosures, disclosureKey(tag, number)), {
			tag,
			number,
			content,
			purpose,
			reason: "decide-application",
			basis: clause,
			group: "contact",
			department: land.id,
			officer: opener.id,
			opening: entry.act.id,
			openedMs: timeMs,
			untilMs,
		});
		assert.equal(city.ledger.get(disclosures, disclosureKey(tag, number + 1)), undefined);
		city.ledger.advance(60_000);
	}
	assert.deepEqual(city.ledger.get(chains, tag), { count: 3, disputes: [] });
});

test("an officer of another department, a seal, a wrong purpose and an unknown content open nothing", () => {
	const told = new DisclosureCity();
	const { city, opener, taxOpener, land, tag } = told;
	const content = told.seal("address");
	assert.equal(city.code(taxOpener, act, told.opening(content)), "disclosure/not-entitled");
	assert.equal(city.code(land, act, told.opening(content)), "disclosure/officer-needed");
	const curious = told.opening(content, { purpose: "tax-relief" });
	assert.equal(city.code(opener, act, curious), "disclosure/not-entitled");
	assert.equal(city.code(opener, act, told.opening(hashOf("x"))), "disclosure/content-unknown");
	assert.equal(city.ledger.get(chains, tag), undefined);
	assert.equal(city.code(opener, act, told.opening(content)), "ok");
});

test("why is one of a list, and the law a title without digits", () => {
	const told = new DisclosureCity();
	const content = told.seal("address");
	const refused = [
		{ reason: "see 张伟" },
		{ basis: { ...clause, law: "张伟" } },
		{ basis: undefined as never },
	];
	for (const changes of refused)
		assert.equal(told.city.code(told.opener, act, told.opening(content, changes)), "input-invalid");
});

test("an opening lets a vault release that content, for its term, while the department is entitled", () => {
	const told = new DisclosureCity();
	const { city, owner, taxOpener, tax } = told;
	const content = told.seal("address", "telephone");
	city.expect(owner, "disclosure/consent", told.consenting(content));
	const { act: opened } = city.does(taxOpener, act, told.opening(content, { purpose: "tax-relief" }));
	const at = (timeMs = city.ledger.timeMs) => releaseOf(city.ledger, opened.id, { content, timeMs });
	const wrap = hashOf(`wrap of ${content} for tax`);
	assert.equal(at()?.wrap, wrap);
	assert.equal(at(city.ledger.timeMs + openingTermMs - 1)?.wrap, wrap);
	assert.equal(at(city.ledger.timeMs + openingTermMs), undefined);
	const { timeMs } = city.ledger;
	assert.equal(releaseOf(city.ledger, opened.id, { content: hashOf("telephone"), timeMs }), undefined);
	assert.equal(releaseOf(city.ledger, hashOf("x"), { content, timeMs }), undefined);
	city.expect(owner, "disclosure/withdraw-consent", { content, department: tax.id });
	assert.equal(at(), undefined);
});

test("nothing more of a person is opened while the answer to their dispute is overdue", () => {
	const told = new DisclosureCity();
	const { city, owner, opener, guardian, tag } = told;
	const content = told.seal("address");
	const { number } = told.open(content);
	city.expect(owner, "disclosure/dispute", { tag, number, ground: "other" });
	city.ledger.advance(answerLimitMs);
	assert.equal(city.code(opener, act, told.opening(content)), "ok");
	city.ledger.advance(1);
	assert.equal(city.code(opener, act, told.opening(content)), "disclosure/dispute-overdue");
	city.expect(guardian, "disclosure/answer-dispute", { tag, number, finding: "unlawful" });
	assert.equal(city.code(opener, act, told.opening(content)), "ok");
	assert.ok(city.ledger.get(contents, content));
});

test("one act opens several contents of one tag, numbered one after another, and names who fetches them", () => {
	const told = new DisclosureCity();
	const { city, opener, land, tag } = told;
	const content = told.seal("address", "telephone");
	const further = hashOf("telephone");
	const collector = city.newcomer("a key of one use").id.slice("citizen:".length);
	const input = told.opening(content, { more: [further], collector });
	const { act: opened, result } = city.does(opener, act, input);
	assert.equal(JSON.parse(result).number, 1);
	assert.equal(city.ledger.get(chains, tag)?.count, 2);
	const { timeMs } = city.ledger;
	for (const [at, each] of [content, further].entries()) {
		const record = city.ledger.get(disclosures, disclosureKey(tag, at + 1));
		assert.deepEqual([record?.content, record?.collector], [each, collector]);
		const wrap = hashOf(`wrap of ${["address", "telephone"][at]} for ${land.id}`);
		assert.equal(releaseOf(city.ledger, opened.id, { content: each, timeMs })?.wrap, wrap);
	}
	assert.equal(releaseOf(city.ledger, opened.id, { content: told.seal("name"), timeMs }), undefined);
	const twice = told.opening(content, { more: [content] });
	assert.equal(city.code(opener, act, twice), "disclosure/content-repeated");
	const unknown = told.opening(content, { more: [hashOf("x")] });
	assert.equal(city.code(opener, act, unknown), "disclosure/content-unknown");
	assert.equal(city.ledger.get(chains, tag)?.count, 2);
});

test("contents of two tags are opened by two acts", () => {
	const told = new DisclosureCity();
	const { city, opener, land } = told;
	const content = told.seal("address");
	const other = city.newcomer("a tag of chen");
	told.register(other);
	const part = told.part("chen's address");
	const input = { tag: other.id.slice("citizen:".length), responsible: land.id, purpose, basis: clause };
	const owner = { ...part.owner, key: sealingKeyId(sealingKey(other.id)) };
	city.expect(other, "disclosure/seal", { ...input, contents: [{ ...part, owner }] });
	const both = told.opening(content, { more: [part.content] });
	assert.equal(city.code(opener, act, both), "disclosure/tags-differ");
});
