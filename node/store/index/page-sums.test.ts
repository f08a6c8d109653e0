import assert from "node:assert/strict";
import { copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, it } from "node:test";
import { crc32 } from "node:zlib";
import { PageSums } from "./page-sums.ts";
import { newPath, refuses } from "./sample-index.ts";
import { SumsFile } from "./sums-file.ts";
import { WalPages } from "./wal-pages.ts";

/** A database in WAL mode that copies its log when it is told to. */
function database(path: string): DatabaseSync {
	const opened = new DatabaseSync(path);
	opened.exec("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE IF NOT EXISTS t (x)");
	return opened;
}

const fill = (into: DatabaseSync, rows: number) =>
	into.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
		INSERT INTO t SELECT printf('%0100d', i) FROM n`);

/** What a process that dies now leaves: the file, its log and its sums. */
function left(path: string): string {
	const copy = newPath();
	for (const suffix of ["", "-wal", "-sums"])
		if (statSync(path + suffix, { throwIfNoEntry: false })) copyFileSync(path + suffix, copy + suffix);
	return copy;
}

/** A file whose log has been copied twice, and has more since. */
function written(): string {
	const path = newPath();
	const sums = PageSums.verified(path);
	const db = database(path);
	for (const rows of [500, 300]) {
		fill(db, rows);
		sums.update();
		db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
	}
	fill(db, 50);
	const copy = left(path);
	sums.update();
	db.close();
	return copy;
}

describe("sums of the index's pages", () => {
	it("are right after every end: in order, killed after a commit, and killed while the log was copied", () => {
		const path = newPath();
		const sums = PageSums.verified(path);
		const db = database(path);
		for (const rows of [400, 10, 900]) {
			fill(db, rows);
			PageSums.verified(left(path));
			sums.update();
			PageSums.verified(left(path));
			db.exec("PRAGMA wal_checkpoint(PASSIVE)");
			PageSums.verified(left(path));
		}
		db.close();
		PageSums.verified(path);
	});

	it("find every turned bit of the file, unless the log is about to replace its page", () => {
		const path = written();
		const bytes = readFileSync(path);
		const replaced = logOf(`${path}-wal`).offsets;
		let found = 0;
		for (let at = 0; at < bytes.length; at += 997) {
			const damaged = Buffer.from(bytes);
			damaged[at]! ^= 1 << (at % 8);
			writeFileSync(path, damaged);
			if (replaced.has(Math.floor(at / 4096) + 1)) PageSums.verified(path);
			else {
				assert.throws(() => PageSums.verified(path), refuses("index-corrupt"));
				found++;
			}
		}
		assert.ok(found > 50);
	});

	it("take a page that SQLite left out for what it is, and a turned bit in it for damage", () => {
		const path = newPath();
		copyFileSync(written(), path);
		const known = [...sumsOf(path)];
		const file = readFileSync(path);
		writeFileSync(path, Buffer.concat([file.subarray(0, known.length * 4096), Buffer.alloc(4096)]));
		writeSums(path, [...known, 0]);
		PageSums.verified(path);
		const bytes = readFileSync(path);
		bytes[bytes.length - 1]! ^= 1;
		writeFileSync(path, bytes);
		assert.throws(() => PageSums.verified(path), refuses("index-corrupt"));
	});

	it("begin anew with a file that was removed", () => {
		const path = written();
		for (const suffix of ["", "-wal"]) rmSync(path + suffix);
		const sums = PageSums.verified(path);
		const db = database(path);
		sums.update();
		db.close();
		PageSums.verified(path);
	});

	it("find a file cut short, sums that are damaged, and a file without sums", () => {
		const path = written();
		const [bytes, sums] = [readFileSync(path), readFileSync(`${path}-sums`)];
		writeFileSync(path, bytes.subarray(0, bytes.length - 4096 * 10));
		assert.throws(() => PageSums.verified(path), refuses("index-corrupt"));
		writeFileSync(path, bytes);
		for (let at = 0; at < sums.length; at += 7) {
			const damaged = Buffer.from(sums);
			damaged[at]! ^= 1;
			writeFileSync(`${path}-sums`, damaged);
			assert.throws(() => PageSums.verified(path), refuses("index-corrupt"));
		}
		rmSync(`${path}-sums`);
		assert.throws(() => PageSums.verified(path), refuses("index-corrupt"));
	});
});

describe("pages of a write-ahead log", () => {
	it("are those SQLite recovers, wherever the log was torn or a bit of it turned", () => {
		const path = newPath();
		const db = database(path);
		for (const rows of [3, 60, 5, 100]) fill(db, rows);
		const whole = left(path);
		const log = readFileSync(`${whole}-wal`);
		const counts = new Set<number>();
		for (let at = 40; at < log.length; at += 1531) {
			for (const damage of ["tear", "flip"] as const) {
				const copy = left(whole);
				const bytes = damage === "tear" ? log.subarray(0, at) : Buffer.from(log);
				if (damage === "flip") bytes[at]! ^= 1;
				writeFileSync(`${copy}-wal`, bytes);
				counts.add(comparedWithSqlite(copy));
			}
		}
		db.close();
		assert.ok(counts.size >= 3, "the log was never cut between commits");
	});

	it("are none where there is no log or only its beginning", () => {
		assert.equal(logOf(newPath()).sums.size, 0);
		const path = newPath();
		writeFileSync(path, new Uint8Array(31));
		assert.equal(logOf(path).sums.size, 0);
	});

	it("are the same read after each transaction as all at once, through logs begun anew and ended", () => {
		const path = newPath();
		const followed = new WalPages(`${path}-wal`);
		const db = database(path);
		for (const [order, rows] of [40, 1, 200, 3, 70, 9].entries()) {
			fill(db, rows);
			followed.advance();
			const whole = logOf(`${path}-wal`);
			assert.deepEqual(followed.offsets, whole.offsets);
			assert.deepEqual(followed.sums, whole.sums);
			assert.ok(whole.sums.size > 0);
			db.exec("BEGIN; INSERT INTO t VALUES ('never committed')");
			followed.advance();
			db.exec("ROLLBACK");
			if (order === 1) db.exec("PRAGMA wal_checkpoint(PASSIVE)");
			if (order === 3) db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
		}
		db.close();
		followed.advance();
		assert.equal(followed.offsets.size, 0);
	});
});

/** The pages of a log that is read at once. */
function logOf(path: string): WalPages {
	const pages = new WalPages(path);
	pages.advance();
	return pages;
}

/** The sums of the pages of a file whose log is gone. */
function sumsOf(path: string): number[] {
	const bytes = readFileSync(path);
	return Array.from({ length: bytes.length / 4096 }, (_, page) =>
		crc32(bytes.subarray(page * 4096, (page + 1) * 4096)),
	);
}

function writeSums(path: string, sums: readonly number[]): void {
	rmSync(`${path}-sums`, { force: true });
	new SumsFile(`${path}-sums`).write(new Map(sums.map((sum, page) => [page + 1, sum])));
}

/** Lets SQLite recover a copy; every page it then has must be the one found in the log, or the file's own. Gives the rows. */
function comparedWithSqlite(path: string): number {
	const pages = logOf(`${path}-wal`);
	const log = readFileSync(`${path}-wal`);
	const expected = readFileSync(path);
	const db = new DatabaseSync(path);
	const tables = Number(db.prepare("SELECT count(*) AS n FROM sqlite_schema").get()?.n);
	const rows = tables === 0 ? -1 : Number(db.prepare("SELECT count(*) AS n FROM t").get()?.n);
	db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
	db.close();
	const recovered = readFileSync(path);
	for (let page = 1; page * 4096 <= recovered.length; page++) {
		const offset = pages.offsets.get(page);
		const wanted =
			offset === undefined
				? expected.subarray((page - 1) * 4096, page * 4096)
				: log.subarray(offset, offset + 4096);
		assert.ok(recovered.subarray((page - 1) * 4096, page * 4096).equals(wanted), `page ${page}`);
	}
	return rows;
}
