import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { EMPTY_HASH, stateKeyHash, stateLeafHash } from "@mingjian/ledger/merkle/state/state-hash.ts";
import { StateTree } from "@mingjian/ledger/merkle/state/state-tree.ts";
import { StateStore, type StateWrite } from "./state-store.ts";

const scratch = mkdtempSync(join(tmpdir(), "mingjian-state-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
let directories = 0;
/** A directory no other test uses, gone when the tests are done. */
export const newDirectory = () => join(scratch, String(++directories));

/** What the store promises, as a plain map; for tests. */
export class Model {
	readonly values = new Map<string, Bytes>();
	readonly roots: Bytes[] = [];

	/** Takes a block's writes and returns the root a tree of all values has then. */
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

	/** Asserts that the store has this root and, for the keys, these values. */
	assertSame(store: StateStore, keys: Iterable<string>): void {
		assert.deepEqual(store.root, this.roots.at(-1) ?? EMPTY_HASH);
		assert.equal(store.size, this.values.size);
		for (const key of keys) assert.deepEqual(store.get(key), this.values.get(key), key);
	}
}

/** Heights 0..last of two small writes each, applied, persisted and closed. */
export async function writeBlocks(directory: string, last: number, options = {}): Promise<Model> {
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
