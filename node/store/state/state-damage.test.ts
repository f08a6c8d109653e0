import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { EMPTY_HASH } from "@mingjian/ledger/merkle/state/state-hash.ts";
import { diskFiles, type Files, FileTrouble, type StoredFile } from "../files.ts";
import { StateCorruption } from "./state-corruption.ts";
import { newDirectory, writeBlocks } from "./state-model.ts";
import { NO_HEIGHT, StateStore } from "./state-store.ts";

const onlyFile = (directory: string) => join(directory, readdirSync(directory)[0]!);

describe("state store after a crash or damage", () => {
	it("comes back to a whole block wherever the last write was torn", async () => {
		const source = newDirectory();
		const model = await writeBlocks(source, 1);
		const size = statSync(onlyFile(source)).size;
		const directory = newDirectory();
		const heights = new Set<number>();
		for (let length = 0; length <= size; length++) {
			cpSync(source, directory, { recursive: true });
			truncateSync(onlyFile(directory), length);
			const store = await StateStore.open(directory);
			assert.deepEqual(store.root, model.roots[store.height] ?? EMPTY_HASH);
			heights.add(store.height);
			// What follows a torn tail must be readable again.
			const root = store.apply(store.height + 1, [["after/tear", utf8(String(length))]]);
			await store.close();
			const again = await StateStore.open(directory);
			assert.deepEqual(again.root, root);
			await again.close();
			rmSync(directory, { recursive: true });
		}
		assert.deepEqual([...heights], [NO_HEIGHT, 0, 1]);
	});

	it("finds out any single damaged octet: refused, or cut back to a whole earlier block", async () => {
		const source = newDirectory();
		const model = await writeBlocks(source, 1);
		const bytes = readFileSync(onlyFile(source));
		const directory = newDirectory();
		cpSync(source, directory, { recursive: true });
		const outcomes = new Set<string>();
		for (let at = 0; at < bytes.length; at++) {
			const damaged = Buffer.from(bytes);
			damaged[at]! ^= 1 << (at % 8);
			writeFileSync(onlyFile(directory), damaged);
			try {
				const store = await StateStore.open(directory);
				assert.ok(store.height < 1, `octet ${at}`);
				assert.deepEqual(store.root, model.roots[store.height] ?? EMPTY_HASH);
				outcomes.add("cut back");
				await store.close();
			} catch (error) {
				assert.ok(error instanceof StateCorruption, String(error));
				outcomes.add(error.code);
			}
		}
		assert.deepEqual([...outcomes].sort(), ["cut back", "frame-damaged"]);
	});

	it("never hands out, proves or vouches for a value damaged after opening", async () => {
		const directory = newDirectory();
		const model = await writeBlocks(directory, 20);
		const bytes = readFileSync(onlyFile(directory));
		const store = await StateStore.open(directory);
		const at = bytes.lastIndexOf("owner 20");
		writeFileSync(onlyFile(directory), bytes.fill("O", at, at + 1));
		assert.throws(() => store.get("parcel/0"), { name: "StateCorruption", code: "value-damaged" });
		assert.throws(() => store.prove("parcel/0"), { code: "value-damaged" });
		// Some absent key's path ends at the damaged leaf.
		const proveMany = () => Array.from({ length: 100 }, (_, n) => store.prove(`absent/${n}`));
		assert.throws(proveMany, { code: "value-damaged" });
		await assert.rejects(store.verify(), { code: "frame-damaged" });
		for (const [key, value] of model.values) if (key !== "parcel/0") assert.deepEqual(store.get(key), value);
		await store.close();
	});

	it("refuses a log of which a whole segment is missing", async () => {
		const source = newDirectory();
		const store = await StateStore.open(source, { segmentSize: 1000 });
		for (let height = 0; height < 30; height++) store.apply(height, [[`parcel/${height}`, utf8("kept")]]);
		await store.close();
		const names = readdirSync(source);
		assert.ok(names.length > 3);
		for (const name of names.slice(0, -1)) {
			const directory = newDirectory();
			cpSync(source, directory, { recursive: true });
			rmSync(join(directory, name));
			await assert.rejects(StateStore.open(directory), { name: "StateCorruption", code: "root-mismatch" });
		}
	});
});

/** A disk with room for so many octets: the write that exceeds it stops half way. */
function smallDisk(room: { octets: number }): Files {
	const wrap = (file: StoredFile): StoredFile => ({
		path: file.path,
		size: () => file.size(),
		readAt: (into, position) => file.readAt(into, position),
		async writeAt(bytes, position) {
			const fitting = Math.min(bytes.length, room.octets);
			room.octets -= fitting;
			await file.writeAt(bytes.subarray(0, fitting), position);
			if (fitting < bytes.length) throw new FileTrouble("disk-full", file.path);
		},
		writeNow: () => assert.fail("the state writes off the main thread"),
		datasync: () => file.datasync(),
		truncate: (size) => file.truncate(size),
		close: () => file.close(),
	});
	return { ...diskFiles, open: async (path) => wrap(await diskFiles.open(path)) };
}

describe("state store on a full disk", () => {
	it("reports it, keeps everything in memory, and writes it all once there is room", async () => {
		for (let octets = 0; octets < 900; octets += 50) {
			const directory = newDirectory();
			const room = { octets };
			const store = await StateStore.open(directory, {
				files: smallDisk(room),
				segmentSize: 400,
			});
			let refused = 0;
			for (let height = 0; height < 5; height++) {
				store.apply(height, [[`a/${height}`, utf8("x".repeat(100))]]);
				await store.persist(height).catch((error: FileTrouble) => {
					assert.equal(error.code, "disk-full");
					refused++;
				});
			}
			assert.ok(refused > 0);
			for (let height = 0; height < 5; height++) assert.equal(store.get(`a/${height}`)?.length, 100);
			room.octets = 10_000;
			await store.persist(4);
			await store.close();
			const again = await StateStore.open(directory);
			assert.equal(again.height, 4);
			assert.deepEqual(again.root, store.root);
			await again.close();
		}
	});
});
