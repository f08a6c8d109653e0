import assert from "node:assert/strict";
import { test } from "node:test";
import type { Find } from "@mingjian/ledger/runtime/context.ts";
import fc from "fast-check";
import type { QueryIndex } from "./query-index.ts";
import { permits, plain, services } from "./sample-contracts.ts";
import { b, block, filled, five, following, permit, refuses, service, withIndex } from "./sample-index.ts";

function keys(index: QueryIndex, what: Find): string[] {
	return index.find(permits, what).rows.map((each) => each.key);
}

/** Every key of all pages, two at a time. */
function allKeys(index: QueryIndex, what: Omit<Find, "limit">): string[] {
	const found: string[] = [];
	for (let after: string | undefined; ; ) {
		const page = index.find(permits, { ...what, limit: 2, ...(after === undefined ? {} : { after }) });
		found.push(...page.rows.map((each) => each.key));
		after = page.next;
		if (after === undefined) return found;
	}
}

test("a record is found as it was written, by each of its columns", async () => {
	await withIndex(async (index) => {
		await filled(index, ...five);
		assert.deepEqual(index.find(permits, { where: { holder: "citizen:b" }, limit: 5 }), {
			rows: [{ key: "b", record: b }],
			total: 1,
		});
		assert.deepEqual(keys(index, { where: { status: "active", issuedMs: 10 }, limit: 5 }), ["d", "e"]);
		assert.deepEqual(keys(index, { where: { expiryMs: null }, limit: 5 }), ["b", "c"]);
		assert.deepEqual(keys(index, { where: { holder: "citizen:B" }, limit: 5 }), []);
	});
});

test("a column that no record ever had is null everywhere", async () => {
	await withIndex(async (index) => {
		assert.deepEqual(index.find(permits, { limit: 5 }), { rows: [], total: 0 });
		await filled(index, ...five);
		assert.deepEqual(keys(index, { where: { unheard: null }, order: "-unheard", limit: 5 }), [
			"e",
			"d",
			"c",
			"b",
			"a",
		]);
		assert.deepEqual(keys(index, { where: { unheard: 1 }, limit: 5 }), []);
	});
});

test("pages follow each other without a gap or a repeat, in any order and direction", async () => {
	await withIndex(async (index) => {
		await filled(index, ...five);
		assert.deepEqual(allKeys(index, {}), ["a", "b", "c", "d", "e"]);
		assert.deepEqual(allKeys(index, { order: "issuedMs" }), ["b", "d", "e", "c", "a"]);
		assert.deepEqual(allKeys(index, { order: "-issuedMs" }), ["a", "c", "e", "d", "b"]);
		assert.deepEqual(allKeys(index, { order: "expiryMs" }), ["b", "c", "d", "e", "a"]);
		assert.deepEqual(allKeys(index, { order: "-expiryMs" }), ["a", "e", "d", "c", "b"]);
		assert.deepEqual(allKeys(index, { where: { status: "active" }, order: "-expiryMs" }), [
			"a",
			"e",
			"d",
			"c",
		]);
		assert.deepEqual(allKeys(index, { where: { status: "active" }, order: "-status" }), ["e", "d", "c", "a"]);
	});
});

test("the pages of any records are the records, sorted", async () => {
	const record = fc.record({
		holder: fc.constantFrom("citizen:a", "citizen:b"),
		status: fc.string({ maxLength: 2 }),
		issuedMs: fc.integer({ min: -3, max: 3 }),
		expiryMs: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
	});
	await withIndex(async (index) => {
		let height = -1;
		const property = fc.asyncProperty(fc.array(record, { minLength: 6, maxLength: 6 }), async (records) => {
			await following(index, block(++height, { writes: records.map((each, at) => permit(`k${at}`, each)) }));
			const sorted = records
				.map((each, at) => ({ key: `k${at}`, place: each.expiryMs ?? -1, holder: each.holder }))
				.filter(({ holder }) => holder === "citizen:a")
				.sort((one, other) => one.place - other.place)
				.map(({ key }) => key);
			const where = { holder: "citizen:a" };
			assert.deepEqual(allKeys(index, { where, order: "expiryMs" }), sorted);
			assert.deepEqual(allKeys(index, { where, order: "-expiryMs" }), sorted.toReversed());
		});
		await fc.assert(property, { numRuns: 60 });
	});
});

test("refuses a page token of another question, a changed one, and any other text", async () => {
	await withIndex(async (index) => {
		await filled(index, ...five);
		const next = index.find(permits, { limit: 2 }).next!;
		assert.deepEqual(keys(index, { limit: 2, after: next }), ["c", "d"]);
		assert.throws(() => keys(index, { limit: 2, after: next, order: "holder" }), refuses("after-invalid"));
		assert.throws(() => index.find(plain, { limit: 2, after: next }), refuses("after-invalid"));
		assert.throws(() => index.entries({ limit: 2, after: next }), refuses("after-invalid"));
		const ask = (after: string) => {
			try {
				keys(index, { limit: 2, after });
				index.find(services, { limit: 2, text: "permit", after });
			} catch (error) {
				assert.ok(refuses("after-invalid")(error), String(error));
			}
		};
		fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String()), ask));
		const forged = fc.json().map((text) => Buffer.from(text).toString("base64url"));
		fc.assert(fc.property(forged, ask));
	});
});

test("refuses limits outside 1 to 200", async () => {
	await withIndex((index) => {
		for (const limit of [0, -1, 201, 1.5, Number.NaN]) {
			assert.throws(() => index.find(permits, { limit }), refuses("limit-invalid"));
			assert.throws(() => index.entries({ limit }), refuses("limit-invalid"));
		}
		assert.equal(index.find(permits, { limit: 200 }).total, 0);
	});
});

test("a record deleted is found no more, by columns or words, and may return", async () => {
	await withIndex(async (index) => {
		await filled(index, service("s1", "居住证申领", "Residence permit"));
		await following(
			index,
			block(1, {
				writes: [
					["sample.services/s1", undefined],
					["sample.plain/never", undefined],
				],
			}),
		);
		assert.equal(index.find(services, { limit: 5 }).total, 0);
		assert.equal(index.find(services, { text: "居住证", limit: 5 }).total, 0);
		await following(index, block(2, { writes: [service("s1", "居住证申领", "Residence permit")] }));
		assert.equal(index.find(services, { text: "居住证", limit: 5 }).total, 1);
	});
});

test("refuses to search a collection without text, to compare with what is no cell, and to ask what is not indexed", async () => {
	await withIndex((index) => {
		assert.throws(() => index.find(permits, { text: "x", limit: 1 }), TypeError);
		assert.throws(() => index.find(permits, { where: { status: true as never }, limit: 1 }), TypeError);
		assert.throws(() => index.find({ ...plain, name: "sample.elsewhere" }, { limit: 1 }), TypeError);
	});
});
