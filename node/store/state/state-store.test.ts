import assert from "node:assert/strict";
import {
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { EMPTY_HASH, stateKeyHash, stateLeafHash } from "@mingjian/ledger/merkle/state/state-hash.ts";
import { verifyStateProof } from "@mingjian/ledger/merkle/state/state-proof.ts";
import { StateTree } from "@mingjian/ledger/merkle/state/state-tree.ts";
import fc from "fast-check";
import { diskFiles, type Files, FileTrouble, type StoredFile } from "../files.ts";
import { StateCorruption } from "./state-corruption.ts";
import { NO_HEIGHT, StateStore, type StateWrite } from "./state-store.ts";

const scratch = mkdtempSync(join(tmpdir(), "mingjian-state-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
let directories = 0;
const newDirectory = () => join(scratch, String(++directories));

/** What the store promises, as a plain map. */
class Model {
	readonly values = new Map<string, Bytes>();
	readonly roots: Bytes[] = [];

	apply(writes: readonly StateWrite[]): Bytes {
		for (const [key, value] of writes) {
			if (value === undefined) this.values.delete(key);
			else this.values.set(key, value);
		}
		const tree = new StateTree();
		for (const [key, value] of this.values) {
			const keyHash = stateKeyHash(key);
			tree.set(keyHash, stateLeafHash(keyHash, sha256(value)), { locator: 0, length: 0 });
		}
		this.roots.push(tree.root());
		return this.roots.at(-1)!;
	}

	assertSame(store: StateStore, keys: Iterable<string>): void {
		assert.deepEqual(store.root, this.roots.at(-1) ?? EMPTY_HASH);
		assert.equal(store.size, this.values.size);
		for (const key of keys) assert.deepEqual(store.get(key), this.values.get(key), key);
	}
}

const keyNames = Array.from({ length: 25 }, (_, n) => `parcel/${n}`);
const anyWrite = fc.tuple(
	fc.constantFrom(...keyNames),
	fc.option(fc.uint8Array({ maxLength: 200 }), { nil: undefined, freq: 4 }),
);
const anyStep = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({ kind: fc.constant("apply"), writes: fc.array(anyWrite, { maxLength: 8 }) }),
	},
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant("persist"), writes: fc.constant([]) }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant("reopen"), writes: fc.constant([]) }) },
);

/** Heights 0..last of two small writes each, applied, persisted and closed. */
async function writeBlocks(directory: string, last: number, options = {}): Promise<Model> {
	const model = new Model();
	const store = await StateStore.open(directory, options);
	for (let height = 0; height <= last; height++) {
		const writes: StateWrite[] = [
			[`parcel/${height % 5}`, utf8(`owner ${height}`)],
			[`parcel/${(height * 3) % 7}`, height % 4 === 3 ? undefined : utf8(`other ${height}`)],
		];
		assert.deepEqual(store.apply(height, writes), model.apply(writes));
		await store.persist(height);
	}
	await store.close();
	return model;
}

const onlyFile = (directory: string) => join(directory, readdirSync(directory)[0]!);

describe("state store", () => {
	it("starts empty and takes any first height", async () => {
		const store = await StateStore.open(newDirectory());
		assert.equal(store.height, NO_HEIGHT);
		assert.deepEqual(store.root, EMPTY_HASH);
		assert.equal(store.get("a/1"), undefined);
		store.apply(7, [["a/1", utf8("x")]]);
		assert.equal(store.height, 7);
		await store.close();
	});

	it("answers like a plain map through writing, compaction and reopening", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(anyStep, { maxLength: 60 }),
				fc.constantFrom(0, 1e6),
				async (steps, cacheSize) => {
					const directory = newDirectory();
					const options = { segmentSize: 1500, cacheSize };
					const model = new Model();
					let store = await StateStore.open(directory, options);
					for (const { kind, writes } of steps) {
						if (kind === "apply")
							assert.deepEqual(store.apply(store.height + 1, writes), model.apply(writes));
						else if (kind === "persist") await store.persist(store.height);
						else {
							await store.close();
							store = await StateStore.open(directory, options);
							await store.verify();
						}
						model.assertSame(store, keyNames);
					}
					await store.close();
				},
			),
			{ numRuns: 60 },
		);
	});

	it("proves presence and absence under its root", async () => {
		const store = await StateStore.open(newDirectory());
		store.apply(0, [
			["a/1", utf8("one")],
			["a/2", utf8("two")],
		]);
		for (const persisted of [false, true]) {
			if (persisted) await store.persist(0);
			for (const key of ["a/1", "a/2", "a/3", "b/1", "b/2"]) {
				const { height, root, value, proof } = store.prove(key);
				assert.equal(height, 0);
				assert.equal(verifyStateProof(root, key, value, proof), undefined);
				assert.notEqual(verifyStateProof(sha256(root), key, value, proof), undefined);
			}
		}
		await store.close();
	});

	it("applies the next block while the last one is being written, and reads what is not written yet", async () => {
		const store = await StateStore.open(newDirectory(), { cacheSize: 0 });
		store.apply(0, [["a/1", utf8("first")]]);
		const first = store.persist(0);
		store.apply(1, [
			["a/1", utf8("second")],
			["a/2", utf8("new")],
		]);
		assert.deepEqual(store.get("a/1"), utf8("second"));
		await first;
		assert.deepEqual(store.get("a/2"), utf8("new"));
		await store.persist(1);
		assert.deepEqual(store.get("a/1"), utf8("second"));
		await store.close();
	});

	it("refuses a height out of turn, a key without UTF-8 and a key that is too long, and changes nothing", async () => {
		const store = await StateStore.open(newDirectory());
		const root = store.apply(3, [["a/1", utf8("x")]]);
		for (const height of [3, 5, -1, 4.5]) assert.throws(() => store.apply(height, []), RangeError);
		assert.throws(
			() =>
				store.apply(4, [
					["a/1", utf8("y")],
					["a/\ud800", utf8("y")],
				]),
			TypeError,
		);
		assert.throws(() => store.apply(4, [["a".repeat(65_536), utf8("y")]]), RangeError);
		assert.equal(store.height, 3);
		assert.deepEqual(store.root, root);
		assert.deepEqual(store.get("a/1"), utf8("x"));
		await store.close();
	});

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
		const store = await StateStore.open(directory, { cacheSize: 0 });
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

	it("is never ahead of the block log, and says so when it disagrees with it", async () => {
		const source = newDirectory();
		const model = await writeBlocks(source, 9);
		const open = (height: number, root: Bytes) => {
			const directory = newDirectory();
			cpSync(source, directory, { recursive: true });
			return StateStore.open(directory, { expected: { height, root } });
		};
		for (const height of [9, 6, 0]) {
			const store = await open(height, model.roots[height]!);
			assert.equal(store.height, height);
			await store.close();
		}
		const behind = await open(12, sha256(EMPTY_HASH));
		assert.equal(behind.height, 9);
		await behind.truncateTo(4);
		assert.equal(behind.height, 4);
		assert.deepEqual(behind.root, model.roots[4]);
		behind.apply(5, []);
		await behind.close();
		for (const height of [9, 3]) {
			await assert.rejects(open(height, sha256(EMPTY_HASH)), {
				name: "StateCorruption",
				code: "root-unexpected",
			});
		}
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

	it("keeps the files small under endless rewriting, and can still go back some blocks", async () => {
		const directory = newDirectory();
		const options = { segmentSize: 20_000, cacheSize: 0 };
		const store = await StateStore.open(directory, options);
		const model = new Model();
		const write = (height: number): StateWrite[] => [
			[`lasting/${height % 40}`, utf8(`written at ${height - (height % 40)}`)],
			["counter/1", new Uint8Array(500).fill(height)],
			[`fleeting/${height}`, utf8("x")],
			[`fleeting/${height - 2}`, undefined],
		];
		const last = 600;
		for (let height = 0; height <= last; height++) {
			assert.deepEqual(store.apply(height, write(height)), model.apply(write(height)));
			await store.persist(height);
		}
		await store.verify();
		const size = readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
		// All heights together wrote about 0.6 MB; 64 heights are kept on purpose, besides whole segments.
		assert.ok(size < 200_000, `${size} octets`);
		await store.truncateTo(last - 50);
		assert.deepEqual(store.root, model.roots[last - 50]);
		for (let height = last - 49; height <= last; height++) store.apply(height, write(height));
		model.assertSame(store, model.values.keys());
		await store.close();
		const again = await StateStore.open(directory, { expected: { height: last, root: model.roots[last]! } });
		model.assertSame(again, model.values.keys());
		await again.close();
		for (let height = last; height >= 0; height -= 20) {
			const copy = newDirectory();
			cpSync(directory, copy, { recursive: true });
			const expected = { height, root: model.roots[height]! };
			const outcome = await StateStore.open(copy, { expected }).then(
				(opened) => opened.height,
				(error: StateCorruption) => error.code,
			);
			// Too far back, what was compacted since is missing; further still, nothing is left at all.
			const allowed = height >= last - 60 ? [height] : [height, "root-mismatch", NO_HEIGHT];
			assert.ok(allowed.includes(outcome), `back to ${height}: ${outcome}`);
		}
	});

	it("replays to the same state wherever compaction is cut off", async () => {
		const directory = newDirectory();
		const options = { segmentSize: 600, cacheSize: 0 };
		const model = new Model();
		const store = await StateStore.open(directory, options);
		for (let height = 0; height < 150; height++) {
			const writes: StateWrite[] = [
				[`parcel/${height % 3}`, utf8(`${height}`)],
				[`lasting/${height % 50}`, height % 7 === 0 ? undefined : utf8(`${height}`)],
			];
			assert.deepEqual(store.apply(height, writes), model.apply(writes));
			await store.persist(height);
			const copy = newDirectory();
			cpSync(directory, copy, { recursive: true });
			const reopened = await StateStore.open(copy, options);
			assert.equal(reopened.height, height);
			model.assertSame(reopened, model.values.keys());
			await reopened.verify();
			await reopened.close();
		}
		await store.close();
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
				cacheSize: 0,
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
