import assert from "node:assert/strict";
import { test } from "node:test";
import type { Find } from "@mingjian/ledger/runtime/context.ts";
import fc from "fast-check";
import { permits, services } from "./sample-contracts.ts";
import { block, filled, following, service, withIndex } from "./sample-index.ts";

test("Chinese and English questions find what they name, the best match first", async () => {
	await withIndex(async (index) => {
		await filled(
			index,
			service(
				"long",
				"食品经营许可",
				"Food permit, with the residence of the trader and of every other person",
			),
			service("residence", "居住证申领", "Residence Permit"),
			service("birth", "出生医学证明", "Birth certificate", "family"),
		);
		const found = (what: Omit<Find, "limit">) =>
			index.find(services, { ...what, limit: 5 }).rows.map((each) => each.key);
		assert.deepEqual(found({ text: "居住证" }), ["residence", "long"], "by what it is called in English too");
		assert.deepEqual(found({ text: "我要办食品经营许可" }), ["long"]);
		assert.deepEqual(found({ text: "residence permits" }), ["residence", "long"]);
		assert.deepEqual(found({ text: "certif" }), ["birth"]);
		assert.deepEqual(found({ text: "certif " }), []);
		assert.deepEqual(
			found({ text: "birth nowhere" }),
			["birth"],
			"any of the words, where no record has all",
		);
		assert.deepEqual(found({ text: "residence", where: { theme: "family" } }), []);
		assert.deepEqual(found({ text: "证", where: { theme: "family" } }), ["birth"]);
		assert.deepEqual(found({ text: "驾驶" }), []);
		assert.deepEqual(found({ text: "！？" }), []);
		assert.equal(index.find(services, { text: "  ", limit: 5 }).total, 3);
	});
});

test("a search is answered in pages, and by the words of the newest version only", async () => {
	await withIndex(async (index) => {
		await filled(
			index,
			...Array.from({ length: 5 }, (_, at) => service(`s${at}`, "营业执照", `Licence ${at}`)),
		);
		const first = index.find(services, { text: "执照", limit: 3 });
		const second = index.find(services, { text: "执照", limit: 3, after: first.next! });
		assert.deepEqual(
			[...first.rows, ...second.rows].map((each) => each.key),
			["s0", "s1", "s2", "s3", "s4"],
		);
		assert.deepEqual([first.total, second.total, second.next], [5, 5, undefined]);
		await following(index, block(1, { writes: [service("s1", "驾驶证", "Driving")] }));
		assert.equal(index.find(services, { text: "执照", limit: 3 }).total, 4);
		assert.deepEqual(index.find(services, { text: "driving", limit: 3 }).rows[0]?.key, "s1");
	});
});

test("no question is a mistake of syntax, whatever it holds", async () => {
	await withIndex(async (index) => {
		await filled(index, service("s", "居住证申领", "Residence permit NOT OR AND NEAR tokens 2024"));
		const nasty = fc.constantFrom(
			'"',
			"*",
			"AND",
			"OR",
			"NOT",
			"NEAR(",
			"tokens:",
			"^",
			"{}",
			"-",
			"\0",
			"居住",
			"perm",
			"'",
			";",
			"İ",
			"²",
			"ﬀ",
		);
		const hostile = fc.array(fc.oneof(nasty, fc.string({ unit: "binary" })), { maxLength: 12 });
		fc.assert(
			fc.property(hostile, fc.constantFrom("", " "), (parts, by) => {
				const found = index.find(services, { text: parts.join(by), limit: 5 });
				assert.ok(found.total <= 1);
			}),
			{ numRuns: 1000 },
		);
		fc.assert(
			fc.property(
				fc.string({ unit: "binary" }),
				(status) => index.find(permits, { where: { status }, limit: 1 }).total === 0,
			),
		);
	});
});

test("any text can be indexed, and a word in it finds it", async () => {
	await withIndex(async (index) => {
		let height = -1;
		const property = fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (text) => {
			await following(index, block(++height, { writes: [service("s", `${text} 居`, "")] }));
			assert.equal(index.find(services, { text: "居", limit: 1 }).total, 1);
		});
		await fc.assert(property, { numRuns: 100 });
	});
});

test("words that more than 10,000 records have find the newest of them", async () => {
	await withIndex(async (index) => {
		const writes = Array.from({ length: 10_050 }, (_, at) =>
			service(`s${at}`, "执照", "Licence", `t${at % 2}`),
		);
		await filled(index, ...writes);
		const first = index.find(services, { text: "执照", limit: 2 });
		assert.deepEqual([first.total, first.rows.map((each) => each.key)], [10_000, ["s10049", "s10048"]]);
		const second = index.find(services, { text: "执照", limit: 2, after: first.next! });
		assert.deepEqual(
			second.rows.map((each) => each.key),
			["s10047", "s10046"],
		);
		const half = index.find(services, { text: "执照", where: { theme: "t0" }, limit: 1 });
		assert.deepEqual([half.total, half.rows[0]?.key], [5000, "s10048"]);
	});
});
