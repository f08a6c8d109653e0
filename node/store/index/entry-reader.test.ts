import assert from "node:assert/strict";
import { test } from "node:test";
import type { EntryFilter, QueryIndex } from "./query-index.ts";
import { a, b, block, entry, following, idOf, permit, sample, withIndex } from "./sample-index.ts";

function allEntries(index: QueryIndex, filter: Omit<EntryFilter, "limit">): number[] {
	const found: number[] = [];
	for (let after: string | undefined; ; ) {
		const page = index.entries({ ...filter, limit: 2, ...(after === undefined ? {} : { after }) });
		found.push(...page.entries.map((each) => each.index));
		after = page.next;
		if (after === undefined) return found;
	}
}

test("an entry is found by its index and by its id; of repeats, the first", async () => {
	await withIndex(async (index) => {
		await following(index, ...sample);
		const whole = {
			index: 20,
			id: idOf(20),
			height: 2,
			timeMs: 2000,
			service: "sample",
			action: "issue",
			actor: "officer:two",
			onBehalfOf: "department:x",
			code: "ok",
		};
		assert.deepEqual(index.entry(20), whole);
		assert.deepEqual(index.entry(idOf(20)), whole);
		assert.equal(index.entry(idOf(10))?.index, 10);
		for (const none of [12, -1, 0.5, Number.NaN, idOf(9), idOf(10).toUpperCase(), "", "ab"])
			assert.equal(index.entry(none), undefined, String(none));
		assert.deepEqual([index.entryCount, index.height, index.lag], [7, 4, 0]);
	});
});

const filters: readonly (readonly [Omit<EntryFilter, "limit">, readonly number[]])[] = [
	[{}, [10, 11, 20, 21, 22, 40, 41]],
	[{ service: "other" }, [21]],
	[{ service: "sample" }, [10, 11, 20, 22, 40, 41]],
	[{ action: "revoke" }, [11, 40]],
	[{ action: "issue" }, [10, 20, 21, 22, 41]],
	[{ action: "issue", service: "other" }, [21]],
	[{ action: "revoke", service: "other" }, []],
	[{ actor: "officer:two" }, [11, 20]],
	[{ actor: "officer:two", action: "revoke" }, [11]],
	[{ actor: "officer:nobody" }, []],
	[{ code: "ok" }, [10, 11, 20, 41]],
	[{ code: "not-allowed" }, [40]],
	[{ code: "ok", actor: "officer:one" }, [10, 41]],
	[{ code: "ok", action: "issue", service: "sample" }, [10, 20, 41]],
	[{ fromIndex: 11, untilIndex: 22 }, [11, 20, 21]],
	[{ fromMs: 1001, untilMs: 4000 }, [20, 21, 22]],
	[{ fromMs: 2000, untilMs: 4001 }, [20, 21, 22, 40, 41]],
	[{ fromMs: 4001 }, []],
	[{ touched: "sample.permits/a" }, [11, 20, 41]],
	[{ about: "sample.permits/holder=citizen:a" }, [11, 20, 41]],
	[{ about: "sample.permits/holder=citizen:a", actor: "officer:one" }, [41]],
	[{ about: "sample.permits/holder=citizen:b" }, [20]],
	[{ about: "sample.permits/issuedMs=30" }, []],
	[{ about: "sample.permits/holder=nobody" }, []],
	[{ about: "sample.permits/colour=red" }, []],
	[{ about: "sample.plain/n=1" }, []],
	[{ about: "nonsense" }, []],
	[{ touched: "sample.permits/a", actor: "officer:one" }, [41]],
	[{ actor: "officer:one", touched: "sample.permits/b" }, []],
	[{ touched: "sample.permits/c" }, []],
	[{ touched: "sample.services/a" }, []],
	[{ touched: "nonsense" }, []],
];

test("an entry that wrote two records about the same is listed once", async () => {
	await withIndex(async (index) => {
		const touched = ["sample.permits/a", "sample.permits/b"];
		const writes = [permit("a", a), permit("b", { ...b, holder: a.holder })];
		await following(index, block(0), block(1, { entries: [entry(10, { touched }), entry(11)], writes }));
		const page = index.entries({ about: `sample.permits/holder=${a.holder}`, limit: 2 });
		assert.deepEqual([page.entries.map((each) => each.index), page.total], [[10], 1]);
	});
});

test("entries are listed by any filter, oldest or newest first, and counted", async () => {
	await withIndex(async (index) => {
		await following(index, ...sample);
		for (const [filter, expected] of filters) {
			assert.deepEqual(allEntries(index, filter), expected, JSON.stringify(filter));
			assert.deepEqual(allEntries(index, { ...filter, newestFirst: true }), expected.toReversed());
			assert.equal(index.entries({ ...filter, limit: 1 }).total, expected.length, JSON.stringify(filter));
		}
	});
});

test("a rare combination among many entries is found page by page, each looking at a part", async () => {
	await withIndex(async (index) => {
		const rare = new Set([5, 30_000, 44_999]);
		for (let height = 0; height < 45; height++) {
			const entries = Array.from({ length: 1000 }, (_, at) => {
				const place = height * 1000 + at;
				return entry(
					place,
					rare.has(place) ? { onBehalfOf: "citizen:x" } : { code: "not-allowed", id: idOf(0) },
				);
			});
			index.follow(block(height, { firstIndex: height * 1000, entries }));
		}
		await index.settled(44);
		const filter = { actor: "officer:one", code: "ok" };
		const first = index.entries({ ...filter, limit: 2 });
		assert.deepEqual(
			first.entries.map((each) => each.index),
			[5],
		);
		assert.equal(first.total, undefined);
		assert.deepEqual(allEntries(index, filter), [...rare]);
		assert.deepEqual(allEntries(index, { ...filter, newestFirst: true }), [...rare].toReversed());
		assert.equal(index.entries({ limit: 1 }).total, 10_000);
	});
});

test("the history of a record is every entry that wrote it, oldest first", async () => {
	await withIndex(async (index) => {
		await following(index, ...sample);
		assert.deepEqual(
			index.history("sample.permits/a").map((each) => each.index),
			[11, 20, 41],
		);
		assert.deepEqual(index.history("sample.permits/zzz"), []);
	});
});
