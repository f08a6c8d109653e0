import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { describe, it } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { diskFiles, type Files, FileTrouble, type StoredFile } from "../files.ts";
import { temporary } from "../testing/temporary.ts";
import { BlockLog } from "./block-log.ts";
import type { BlockFrame } from "./frame.ts";
import { segmentNames } from "./segments.ts";

const file = (directory: string) => `${directory}/blocks-000000000000`;
const hash = (text: string) => sha256(utf8(text));

/** Block `height` with as many entries as its height. */
function frame(height: number): Omit<BlockFrame, "durable"> {
	const words = Array.from({ length: height }, (_, order) => `${height}/${order}`);
	return {
		block: {
			height,
			timeMs: 1000 + height,
			membersHash: hash("members"),
			envelopes: words.map((word) => utf8(`envelope ${word}`)),
		},
		firstIndex: (height * (height - 1)) / 2 + height,
		root: hash(`root ${height}`),
		stateRoot: hash(`state ${height}`),
		results: words.map((word) => ({ code: "ok", result: JSON.stringify(word) })),
		ids: words.map((word) => ({ digest: hash(word), issuedAt: 900 + height })),
	};
}

async function written(blocks: number): Promise<string> {
	const directory = temporary();
	const log = await BlockLog.open(diskFiles, directory);
	for (let height = 0; height < blocks; height++) await log.append(frame(height));
	await log.close();
	return directory;
}

describe("block log", () => {
	it("reads back every block as it was appended, now and after opening again", async () => {
		const directory = await written(6);
		const log = await BlockLog.open(diskFiles, directory);
		assert.equal(log.height, 5);
		for (let height = 0; height < 6; height++) {
			const { durable, ...rest } = log.read(height)!;
			assert.deepEqual(rest, frame(height));
			assert.equal(durable, height - 1);
		}
		assert.equal(log.read(6), undefined);
		await log.close();
	});

	it("finds the block of any log index, block leaves included, and of no other", async () => {
		const log = await BlockLog.open(diskFiles, await written(5));
		const heights = Array.from({ length: 15 }, (_, index) => log.placeOfIndex(index)?.height);
		assert.deepEqual(heights, [0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4]);
		for (const none of [-1, 15, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
			assert.equal(log.placeOfIndex(none), undefined);
		}
		await log.close();
	});

	it("takes blocks that follow while others are being synced, and refuses any that do not follow", async () => {
		const directory = temporary();
		const log = await BlockLog.open(diskFiles, directory);
		const appended = [0, 1, 2].map((height) => log.append(frame(height)));
		await assert.rejects(log.append(frame(4)), RangeError);
		await assert.rejects(log.append(frame(2)), RangeError);
		await appended[0];
		appended.push(log.append(frame(3)));
		await Promise.all(appended);
		// Appended in the very turn in which the one before has become durable.
		for (let height = 4; height < 40; height++) {
			const last = log.append(frame(height));
			const next = last.then(() => log.append(frame(height + 1)));
			await next;
			height++;
		}
		assert.equal(log.height, 39);
		await log.close();
	});

	it("cuts off a torn tail that nobody was told of, wherever it was torn, and goes on", async () => {
		const whole = readFileSync(file(await written(4)));
		const ends = [0, 1, 2, 3].map((height) => readFileSync(file(directories[height]!)).length);
		for (let size = 0; size < whole.length; size += 37) {
			const directory = temporary();
			await diskFiles.makeDirectory(directory);
			writeFileSync(file(directory), whole.subarray(0, size));
			const log = await BlockLog.open(diskFiles, directory);
			assert.equal(log.height, ends.filter((end) => end <= size).length - 1);
			assert.equal(statSync(file(directory)).size, ends[log.height] ?? 0);
			await log.append(frame(log.height + 1));
			await log.close();
		}
	});

	it("has zeros ahead of its frames while it is open, which a crash may leave, and none at the end of a segment that is followed", async () => {
		const directory = temporary();
		const log = await BlockLog.open(diskFiles, directory, 2000);
		for (let height = 0; height < 12; height++) await log.append(frame(height));
		const crashed = temporary();
		cpSync(directory, crashed, { recursive: true });
		const sizes = (of: string) => segmentNames(readdirSync(of)).map((name) => statSync(`${of}/${name}`).size);
		const open = sizes(crashed);
		await log.close();
		const closed = sizes(directory);
		assert.ok(closed.length > 2);
		assert.deepEqual(open.slice(0, -1), closed.slice(0, -1));
		assert.ok(open.at(-1)! >= 1 << 16 && closed.at(-1)! < 4000, `${open.at(-1)} and ${closed.at(-1)}`);
		const again = await BlockLog.open(diskFiles, crashed, 2000);
		assert.equal(again.height, 11);
		assert.deepEqual(sizes(crashed), closed);
		await again.append(frame(12));
		assert.deepEqual(again.read(12)!.results, frame(12).results);
		await again.close();
	});

	it("refuses a torn tail that somebody was told of", async () => {
		const directory = await written(4);
		truncateSync(file(directory), statSync(file(directory)).size - 1);
		await assert.rejects(BlockLog.open(diskFiles, directory), { code: "record-damaged" });
	});

	it("refuses damage before a block that was written when the damaged one was durable, though the mark is lost", async () => {
		const directory = await written(4);
		const bytes = readFileSync(file(directory));
		for (const at of [0, 30, 115]) {
			const damaged = Buffer.from(bytes);
			damaged[at]! ^= 1;
			writeFileSync(file(directory), damaged);
			rmSync(`${directory}/head`);
			await assert.rejects(BlockLog.open(diskFiles, directory), { code: "record-damaged" });
		}
	});

	it("finds a damaged body of the last blocks when opening, of older ones when reading", async () => {
		const directory = await written(100);
		const log = await BlockLog.open(diskFiles, directory);
		const { position } = log.place(20)!;
		const late = log.place(95)!.position;
		await log.close();
		const bytes = readFileSync(file(directory));
		bytes[position + 130]! ^= 1;
		writeFileSync(file(directory), bytes);
		const opened = await BlockLog.open(diskFiles, directory);
		assert.throws(() => opened.read(20), { code: "record-damaged" });
		assert.equal(opened.read(21)!.block.height, 21);
		await opened.close();
		bytes[late + 130]! ^= 1;
		writeFileSync(file(directory), bytes);
		await assert.rejects(BlockLog.open(diskFiles, directory), { code: "record-damaged" });
	});

	it("makes durable, before anything is served, what a dead process may have left unsynced", async () => {
		const directory = await written(3);
		const done: string[] = [];
		const log = await BlockLog.open(watched(done), directory);
		assert.deepEqual(done, ["write blocks", "sync blocks", "names", "write head", "sync head"].slice(0, 3));
		await log.close();
	});

	it("accepts nothing after a failed sync, though the next would succeed", async () => {
		const directory = await written(1);
		let failing = 0;
		const files = watched([], () => {
			if (failing-- > 0) throw new FileTrouble("disk-failed", "blocks");
		});
		const log = await BlockLog.open(files, directory);
		failing = 1;
		const both = [log.append(frame(1)), log.append(frame(2))];
		for (const each of both) await assert.rejects(each, { code: "disk-failed" });
		await assert.rejects(log.append(frame(1)), { code: "disk-failed" });
		assert.equal(log.height, 0);
		await log.close();
	});
});

const directories = await Promise.all([1, 2, 3, 4].map(written));

/** The real disk, telling what is done to it; `sync` may throw. */
function watched(done: string[], sync = () => {}): Files {
	const wrap = (stored: StoredFile): StoredFile => {
		const name = stored.path.split("/").at(-1)!.split("-")[0];
		return {
			path: stored.path,
			size: () => stored.size(),
			readAt: (into, position) => stored.readAt(into, position),
			writeAt: (bytes, position) => {
				done.push(`write ${name}`);
				return stored.writeAt(bytes, position);
			},
			writeNow: (bytes, position) => {
				done.push(`write ${name}`);
				stored.writeNow(bytes, position);
			},
			datasync: async () => {
				done.push(`sync ${name}`);
				sync();
				await stored.datasync();
			},
			truncate: (size) => stored.truncate(size),
			close: () => stored.close(),
		};
	};
	return {
		...diskFiles,
		open: async (path) => wrap(await diskFiles.open(path)),
		syncDirectory: async (path) => {
			done.push("names");
			await diskFiles.syncDirectory(path);
		},
	};
}
