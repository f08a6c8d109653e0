import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { PageSums } from "./page-sums.ts";
import { QueryIndex } from "./query-index.ts";
import { collections, failing, permits, plain, services } from "./sample-contracts.ts";
import {
	a,
	block,
	contracts,
	filled,
	five,
	following,
	newPath,
	permit,
	refuses,
	sample,
	service,
	withIndex,
} from "./sample-index.ts";

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
		assert.deepEqual(
			index.entries({ limit: 9 }).entries.map((each) => each.index),
			[10, 11, 20, 21, 22, 40, 41],
		);
		assert.equal(index.history("sample.permits/a").length, 3);
	}, path);
});

test("a record is found by the words it has now, and one without any is a record all the same", async () => {
	await withIndex(async (index) => {
		const found = (text?: string) =>
			index.find(services, { limit: 9, ...(text === undefined ? {} : { text }) }).rows.map(({ key }) => key);
		await following(index, block(0, { writes: [service("s", "", "")] }));
		assert.deepEqual([found(), found("permit")], [["s"], []]);
		await following(index, block(1, { writes: [service("s", "许可", "permit")] }));
		assert.deepEqual([found(), found("permit")], [["s"], ["s"]]);
		await following(index, block(2, { writes: [service("s", "", "")] }));
		assert.deepEqual([found(), found("permit")], [["s"], []]);
		await following(index, block(3, { writes: [service("other", "", "")] }));
		await following(
			index,
			block(4, { writes: ["s", "other"].map((key) => [`sample.services/${key}`, undefined]) }),
		);
		assert.deepEqual([found(), found("permit")], [[], []]);
	});
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
	const change = (sql: string) => {
		const sums = PageSums.verified(path);
		const database = new DatabaseSync(path);
		database.exec(sql);
		sums.update();
		database.close();
	};
	change("UPDATE collections SET definition = 'other' WHERE name = 'sample.permits'");
	await assert.rejects(QueryIndex.open(path, collections, { contracts }), refuses("index-outdated"));
	change("PRAGMA user_version = 99");
	await assert.rejects(QueryIndex.open(path, collections, { contracts }), refuses("index-outdated"));
});

test("refuses a directory that is not there, and declarations its module does not have", async () => {
	await assert.rejects(
		QueryIndex.open(join(dirname(newPath()), "none", "x.sqlite"), collections, { contracts }),
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
