import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { describe, it } from "node:test";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { EMPTY_HASH } from "@mingjian/ledger/merkle/state/state-hash.ts";
import { verifyStateProof } from "@mingjian/ledger/merkle/state/state-proof.ts";
import fc from "fast-check";
import { Model, newDirectory, writeBlocks } from "./state-model.ts";
import { NO_HEIGHT, StateStore } from "./state-store.ts";

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
			fc.asyncProperty(fc.array(anyStep, { maxLength: 60 }), async (steps) => {
				const directory = newDirectory();
				const options = { segmentSize: 1500 };
				const model = new Model();
				let store = await StateStore.open(directory, options);
				for (const { kind, writes } of steps) {
					if (kind === "apply") assert.deepEqual(store.apply(store.height + 1, writes), model.apply(writes));
					else if (kind === "persist") await store.persist(store.height);
					else {
						await store.close();
						store = await StateStore.open(directory, options);
						await store.verify();
					}
					model.assertSame(store, keyNames);
				}
				await store.close();
			}),
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
		const store = await StateStore.open(newDirectory());
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
});
