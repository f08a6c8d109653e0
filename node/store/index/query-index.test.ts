import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { hash } from "node:crypto";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { Write } from "@mingjian/ledger/runtime/block-state.ts";
import type { Find } from "@mingjian/ledger/runtime/context.ts";
import fc from "fast-check";
import type { IndexedEntry } from "./index-block.ts";
import { type EntryFilter, type IndexBlock, IndexTrouble, QueryIndex, QuestionFault } from "./query-index.ts";
import { collections, failing, permits, plain, services } from "./sample-contracts.ts";

const directory = fs.mkdtempSync(join(tmpdir(), "query-index-"));
after(() => fs.rmSync(directory, { recursive: true }));

const contracts = new URL("./sample-contracts.ts", import.meta.url).href;
let files = 0;

function newPath(): string {
	return join(directory, `${++files}.sqlite`);
}

async function withIndex(
	use: (index: QueryIndex) => Promise<void> | void,
	path = newPath(),
): Promise<string> {
	const index = await QueryIndex.open(path, collections, { contracts });
	try {
		await use(index);
	} finally {
		await index.close();
	}
	return path;
}

function refuses(code: string) {
	return (error: unknown) =>
		(error instanceof IndexTrouble || error instanceof QuestionFault) && error.code === code;
}

function idOf(index: number): string {
	return hash("sha256", `transaction ${index}`);
}

function entry(index: number, more: Partial<IndexedEntry> = {}): IndexedEntry {
	const base = { service: "sample", action: "issue", actor: "officer:one", code: "ok", touched: [] };
	return { index, id: idOf(index), ...base, ...more };
}

function service(key: string, zh: string, en: string, theme = "living"): Write {
	return [`sample.services/${key}`, utf8(JSON.stringify({ zh, en, theme }))];
}

function permit(key: string, record: Record<string, unknown>, revision = 1): Write {
	const stamped = { revision, history: `${"A".repeat(43)}=`, record };
	return [`sample.permits/${key}`, utf8(JSON.stringify(stamped))];
}

function block(height: number, more: Partial<IndexBlock> = {}): IndexBlock {
	return { height, timeMs: 1000 * height, firstIndex: 10 * height, entries: [], writes: [], ...more };
}

async function following(index: QueryIndex, ...blocks: readonly IndexBlock[]): Promise<void> {
	for (const each of blocks) index.follow(each);
	await index.settled(blocks.at(-1)!.height);
}

async function filled(index: QueryIndex, ...writes: readonly Write[]): Promise<void> {
	await following(index, block(0, { writes }));
}

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

function allEntries(index: QueryIndex, filter: Omit<EntryFilter, "limit">): number[] {
	const found: number[] = [];
	for (let after: string | undefined; ; ) {
		const page = index.entries({ ...filter, limit: 2, ...(after === undefined ? {} : { after }) });
		found.push(...page.entries.map((each) => each.index));
		after = page.next;
		if (after === undefined) return found;
	}
}

const a = { holder: "citizen:a", status: "active", issuedMs: 30, expiryMs: 500 };
const b = { holder: "citizen:b", status: "pending", issuedMs: 10 };
const c = { holder: "citizen:a", status: "active", issuedMs: 20 };
const d = { holder: "citizen:c", status: "active", issuedMs: 10, expiryMs: 400 };
const e = { holder: "citizen:c", status: "active", issuedMs: 10, expiryMs: 400 };
const five = [permit("a", a), permit("b", b), permit("c", c), permit("d", d), permit("e", e)];

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
				(status) => keys(index, { where: { status }, limit: 1 }).length === 0,
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

const sample: IndexBlock[] = [
	block(0),
	block(1, {
		entries: [
			entry(10),
			entry(11, { action: "revoke", actor: "officer:two", touched: ["sample.permits/a"] }),
		],
		writes: [permit("a", a)],
	}),
	block(2, {
		entries: [
			entry(20, {
				actor: "officer:two",
				onBehalfOf: "department:x",
				touched: ["sample.permits/a", "sample.permits/b"],
			}),
			entry(21, { service: "other", code: "service-unknown" }),
			entry(22, { id: idOf(10), code: "transaction-repeated" }),
		],
		writes: [permit("a", { ...a, status: "revoked" }, 2), permit("b", b)],
	}),
	block(4 - 1),
	block(4, {
		entries: [
			entry(40, { code: "not-allowed", action: "revoke" }),
			entry(41, { touched: ["sample.permits/a"] }),
		],
		writes: [permit("a", a, 3)],
	}),
];

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
	[{ touched: "sample.permits/a", actor: "officer:one" }, [41]],
	[{ actor: "officer:one", touched: "sample.permits/b" }, []],
	[{ touched: "sample.permits/c" }, []],
	[{ touched: "sample.services/a" }, []],
	[{ touched: "nonsense" }, []],
];

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

test("blocks that are indexed already change nothing, before and after a restart; a gap is refused", async () => {
	const path = await withIndex(async (index) => {
		await following(index, ...sample.slice(0, 3));
		for (const each of sample.slice(0, 3)) index.follow(each);
		assert.equal(index.lag, 0);
		assert.throws(() => index.follow(block(4)), RangeError);
	});
	await withIndex(async (index) => {
		assert.deepEqual([index.height, index.entryCount], [2, 5]);
		await following(index, ...sample);
		assert.deepEqual(allEntries(index, {}), [10, 11, 20, 21, 22, 40, 41]);
		assert.equal(index.history("sample.permits/a").length, 3);
	}, path);
});

test("listeners hear how far the index is, until they stop", async () => {
	await withIndex(async (index) => {
		const heard: number[] = [];
		const stop = index.onIndexed((height) => heard.push(height));
		await following(index, ...sample.slice(0, 2));
		stop();
		await following(index, ...sample.slice(2));
		assert.equal(heard.at(-1), 1);
		await index.persisted();
	});
});

test("after the process is killed in the middle, the index opens at a whole block and goes on", async () => {
	const path = newPath();
	const program = `(async () => {
		const { QueryIndex } = await import(${JSON.stringify(new URL("./query-index.ts", import.meta.url).href)});
		const { collections } = await import(${JSON.stringify(contracts)});
		const index = await QueryIndex.open(process.argv[1], collections, { contracts: ${JSON.stringify(contracts)} });
		index.onIndexed((height) => console.log(height));
		for (let height = 0; ; height++) {
			const value = new TextEncoder().encode(JSON.stringify({ n: height }));
			const writes = Array.from({ length: 50 }, (_, at) => ["sample.plain/" + height + "-" + at, value]);
			index.follow({ height, timeMs: height, firstIndex: height, entries: [], writes });
			if (index.lag > 20) await index.settled(height - 10);
		}
	})()`;
	const child = spawn(process.execPath, ["-e", program, path], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	let reported = -1;
	const ended = new Promise((resolve) => child.once("exit", (_, signal) => resolve(signal)));
	for await (const chunk of child.stdout) {
		reported = Number(String(chunk).trim().split("\n").at(-1));
		if (reported > 30) break;
	}
	child.kill("SIGKILL");
	assert.equal(await ended, "SIGKILL");
	assert.ok(reported > 30);
	await withIndex(async (index) => {
		assert.ok(index.height >= reported, `${index.height} after ${reported}`);
		assert.equal(index.find(plain, { limit: 1 }).total, Math.min(10_000, 50 * (index.height + 1)));
		assert.deepEqual(index.find(plain, { order: "-written", limit: 1 }).rows[0]?.record, { n: index.height });
		const value = utf8(JSON.stringify({ n: -1 }));
		await following(index, block(index.height + 1, { writes: [["sample.plain/after", value]] }));
	}, path);
});

test("refuses a file that is no database, another database, and a damaged index", async () => {
	const noise = newPath();
	fs.writeFileSync(noise, "not a database at all ".repeat(500));
	await assert.rejects(QueryIndex.open(noise, collections, { contracts }), refuses("index-corrupt"));

	const foreign = newPath();
	const database = new DatabaseSync(foreign);
	database.exec("CREATE TABLE other (x)");
	database.close();
	await assert.rejects(QueryIndex.open(foreign, collections, { contracts }), refuses("index-corrupt"));

	const damaged = await withIndex((index) => filled(index, ...five));
	const bytes = fs.readFileSync(damaged);
	fs.writeFileSync(damaged, bytes.fill(0xa5, 4096));
	await assert.rejects(QueryIndex.open(damaged, collections, { contracts }), refuses("index-corrupt"));
});

test("refuses an index of another version or of other declarations", async () => {
	const path = await withIndex((index) => filled(index, ...five));
	const database = new DatabaseSync(path);
	database.exec("UPDATE collections SET definition = 'other' WHERE name = 'sample.permits'");
	await assert.rejects(QueryIndex.open(path, collections, { contracts }), refuses("index-outdated"));
	database.exec("PRAGMA user_version = 99");
	database.close();
	await assert.rejects(QueryIndex.open(path, collections, { contracts }), refuses("index-outdated"));
});

test("refuses a directory that is not there, and declarations its module does not have", async () => {
	await assert.rejects(
		QueryIndex.open(join(directory, "none", "x.sqlite"), collections, { contracts }),
		refuses("disk-failed"),
	);
	const other = { ...plain, columns: () => ({ n: 1 }) };
	await assert.rejects(QueryIndex.open(newPath(), [other], { contracts }), refuses("index-failed"));
});

test("a column that fails stops the index and tells everyone who waits", async () => {
	await withIndex(async (index) => {
		index.follow(block(0, { writes: [["sample.failing/x", utf8(JSON.stringify({ fail: true }))]] }));
		await assert.rejects(index.settled(0), refuses("index-failed"));
		await assert.rejects(index.settled(1), refuses("index-failed"));
		assert.throws(() => index.follow(block(1)), refuses("index-failed"));
		assert.throws(() => index.find(failing, { limit: 1 }), refuses("index-failed"));
		assert.match(String(index.trouble), /a column that fails/);
	});
});

test("refuses to search a collection without text, to compare with what is no cell, and to ask what is not indexed", async () => {
	await withIndex((index) => {
		assert.throws(() => index.find(permits, { text: "x", limit: 1 }), TypeError);
		assert.throws(() => index.find(permits, { where: { status: true as never }, limit: 1 }), TypeError);
		assert.throws(() => index.find({ ...plain, name: "sample.elsewhere" }, { limit: 1 }), TypeError);
	});
});

test("questions are answered while the index is being written", async () => {
	await withIndex(async (index) => {
		for (let height = 0; height < 40; height++) {
			const writes = Array.from({ length: 100 }, (_, at) =>
				permit(`${height}-${at}`, { ...a, issuedMs: height }),
			);
			index.follow(block(height, { writes }));
		}
		let seen = 0;
		index.onIndexed((height) => {
			seen++;
			assert.ok(index.find(permits, { order: "-issuedMs", limit: 1 }).total >= 100 * (height + 1));
		});
		await index.settled(39);
		assert.ok(seen > 0);
		assert.equal(index.find(permits, { limit: 1 }).total, 4000);
	});
});
