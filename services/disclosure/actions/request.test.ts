import assert from "node:assert/strict";
import { test } from "node:test";
import { DisclosureCity, hashOf } from "../../../testing/service-suite/disclosure-city.ts";
import { answerLimitMs } from "../schema.ts";
import { requests } from "../state.ts";

const act = "disclosure/request";

test("the owner asks for erasure, and the responsible department has until a day", () => {
	const told = new DisclosureCity();
	const { city, owner, tag, land } = told;
	const content = told.seal("address");
	const requestedMs = city.ledger.timeMs;
	const dueMs = requestedMs + answerLimitMs;
	const input = { content, kind: "erasure" };
	assert.deepEqual(city.expect(owner, act, input), { content, dueMs });
	const expected = { ...input, tag, department: land.id, requestedMs, dueMs };
	assert.deepEqual(city.ledger.get(requests, content), expected);
	assert.equal(city.code(owner, act, input), "disclosure/request-open");
});

test("a correction brings another content of the same person and group", () => {
	const told = new DisclosureCity();
	const { city, owner } = told;
	const content = told.seal("address");
	const replacement = told.seal("address, corrected");
	const other = { ...told.part("photograph"), group: "photograph" };
	city.expect(owner, "disclosure/seal", told.sealing(other));
	const unfit = [
		{ content, kind: "correction" },
		{ content, kind: "correction", replacement: content },
		{ content, kind: "correction", replacement: hashOf("x") },
		{ content, kind: "correction", replacement: other.content },
		{ content, kind: "erasure", replacement },
	];
	for (const input of unfit) assert.equal(city.code(owner, act, input), "disclosure/replacement-unfit");
	assert.equal(city.code(owner, act, { content, kind: "correction", replacement }), "ok");
});

test("only the owner asks, and only about what is held", () => {
	const told = new DisclosureCity();
	const { city, owner, guardian } = told;
	const content = told.seal("address");
	const input = { content, kind: "erasure" };
	assert.equal(city.code(city.citizen("chen"), act, input), "disclosure/owner-unproved");
	assert.equal(city.code(owner, act, { ...input, content: hashOf("x") }), "disclosure/content-unknown");
	const basis = { law: "《中华人民共和国个人信息保护法》", article: "47" };
	city.expect(guardian, "disclosure/erase", { content, basis });
	assert.equal(city.code(owner, act, input), "disclosure/content-erased");
});
