import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Bytes, concat } from "../../crypto/bytes.ts";
import { sha256 } from "../../crypto/sha256.ts";
import { EMPTY_HASH, firstDifference, keyBit, stateKeyHash, stateLeafHash } from "./state-hash.ts";
import { StateTree } from "./state-tree.ts";

interface Entry {
	readonly keyHash: Bytes;
	readonly leafHash: Bytes;
}

/** The definition of the root, written down as it stands in spec/state.md §2. */
function rootOf(entries: readonly Entry[], depth = 0): Bytes {
	if (entries.length === 0) return EMPTY_HASH;
	if (entries.length === 1) return entries[0]!.leafHash;
	const [left, right] = [0, 1].map((side) =>
		entries.filter((entry) => keyBit(entry.keyHash, depth) === side),
	);
	return sha256(concat(rootOf(left!, depth + 1), rootOf(right!, depth + 1)));
}

const place = { locator: 0, length: 0 };
const leafFor = (keyHash: Bytes, value: number) => stateLeafHash(keyHash, sha256(Uint8Array.of(value)));

// Key hashes no honest SHA-256 gives: long shared beginnings, so that branches stand at every depth down to 255.
const adversarialKey = fc
	.tuple(fc.constantFrom(0x00, 0xff, 0xa5), fc.array(fc.nat(255), { maxLength: 3 }))
	.map(([fill, flips]) => {
		const keyHash = new Uint8Array(32).fill(fill);
		for (const bit of flips) keyHash[bit >> 3]! ^= 0x80 >> (bit & 7);
		return keyHash;
	});
const honestKey = fc.nat(60).map((n) => stateKeyHash(`account/${n}`));
const step = fc.record({
	keyHash: fc.oneof(adversarialKey, honestKey),
	value: fc.option(fc.nat(255), { nil: undefined }),
	rootNow: fc.boolean(),
});

describe("state tree", () => {
	it("has the root the definition gives, whatever was written and deleted before", () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
				const tree = new StateTree();
				const model = new Map<string, Entry>();
				for (const { keyHash, value, rootNow } of steps) {
					const name = String(keyHash);
					if (value === undefined) assert.equal(tree.delete(keyHash) !== undefined, model.delete(name));
					else {
						const leafHash = leafFor(keyHash, value);
						tree.set(keyHash, leafHash, { locator: value, length: value + 1 });
						model.set(name, { keyHash, leafHash });
					}
					// Some roots in between, so that stale marks meet both fresh and stale surroundings.
					if (rootNow) assert.deepEqual(tree.root(), rootOf([...model.values()]));
				}
				assert.deepEqual(tree.root(), rootOf([...model.values()]));
				assert.equal(tree.size, model.size);
			}),
			{ numRuns: 300 },
		);
	});

	it("forgets a deleted key entirely and does not remember the order of writes", () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.oneof(adversarialKey, honestKey), {
					selector: String,
					minLength: 1,
					maxLength: 40,
				}),
				fc.infiniteStream(fc.nat(1000)),
				fc.nat(40),
				(keys, order, kept) => {
					const shuffled = keys
						.map((keyHash) => ({ keyHash, rank: order.next().value as number }))
						.sort((a, b) => a.rank - b.rank)
						.map(({ keyHash }) => keyHash);
					const [once, churned] = [new StateTree(), new StateTree()];
					for (const keyHash of keys.slice(0, kept)) once.set(keyHash, leafFor(keyHash, 1), place);
					for (const keyHash of shuffled) churned.set(keyHash, leafFor(keyHash, 2), place);
					churned.root();
					for (const keyHash of shuffled) {
						if (keys.indexOf(keyHash) < kept) churned.set(keyHash, leafFor(keyHash, 1), place);
						else assert.ok(churned.delete(keyHash));
					}
					assert.deepEqual(churned.root(), once.root());
				},
			),
		);
	});

	it("keeps each key's locator, length and leaf hash through churn", () => {
		const tree = new StateTree();
		const keys = Array.from({ length: 500 }, (_, n) => stateKeyHash(`k/${n}`));
		for (const [n, keyHash] of keys.entries()) {
			assert.equal(tree.set(keyHash, leafFor(keyHash, 1), { locator: n, length: n }), undefined);
		}
		for (const [n, keyHash] of keys.slice(0, 250).entries()) {
			assert.deepEqual(tree.delete(keyHash), { locator: n, length: n });
		}
		for (const [n, keyHash] of keys.entries()) {
			if (n < 100) tree.set(keyHash, leafFor(keyHash, 2), { locator: 2 ** 52 + n, length: 0xfffffffe });
		}
		for (const [n, keyHash] of keys.entries()) {
			const leaf = tree.find(keyHash);
			if (n >= 100 && n < 250) {
				assert.equal(leaf, -1);
				assert.equal(tree.leafHash(keyHash), undefined);
				continue;
			}
			const now = n < 100 ? { locator: 2 ** 52 + n, length: 0xfffffffe } : { locator: n, length: n };
			assert.deepEqual(tree.place(leaf), now);
			assert.deepEqual(tree.leafHash(keyHash), leafFor(keyHash, n < 100 ? 2 : 1));
		}
		const before = tree.root();
		tree.relocate(tree.find(keys[0]!), 7);
		assert.deepEqual(tree.place(tree.find(keys[0]!)), { locator: 7, length: 0xfffffffe });
		const replaced = tree.set(keys[0]!, leafFor(keys[0]!, 2), { locator: 8, length: 9 });
		assert.deepEqual(replaced, { locator: 7, length: 0xfffffffe });
		assert.deepEqual(tree.root(), before);
	});

	it("uses freed places again instead of growing", () => {
		const tree = new StateTree();
		const write = (round: number) => {
			for (let n = 0; n < 20_000; n++) {
				const keyHash = stateKeyHash(`${round}/${n}`);
				tree.set(keyHash, keyHash, place);
			}
		};
		write(0);
		tree.root();
		const held = tree.memoryBytes;
		for (let n = 0; n < 20_000; n++) assert.ok(tree.delete(stateKeyHash(`0/${n}`)));
		assert.deepEqual(tree.root(), EMPTY_HASH);
		write(1);
		tree.root();
		assert.equal(tree.memoryBytes, held);
	});

	it("rebuilds the same root across chunk borders and after many writes without a root between", () => {
		const [whole, stepwise] = [new StateTree(), new StateTree()];
		for (let n = 0; n < 35_000; n++) {
			const keyHash = stateKeyHash(`c/${n}`);
			whole.set(keyHash, keyHash, place);
			stepwise.set(keyHash, keyHash, place);
			if (n % 1000 === 0) stepwise.root();
		}
		assert.deepEqual(whole.root(), stepwise.root());
		const keys = Array.from({ length: 35_000 }, (_, n) => stateKeyHash(`c/${n}`));
		const entries = keys.map((keyHash) => ({ keyHash, leafHash: keyHash }));
		assert.deepEqual(whole.root(), rootOf(entries));
	});

	it("refuses hashes of another size", () => {
		const tree = new StateTree();
		assert.throws(() => tree.set(new Uint8Array(31), EMPTY_HASH, place), RangeError);
		assert.throws(() => tree.set(new Uint8Array(32), new Uint8Array(33), place), RangeError);
		assert.equal(tree.size, 0);
	});

	it("finds the first bit in which two key hashes part", () => {
		const zero = new Uint8Array(32);
		for (let bit = 0; bit < 256; bit++) {
			const other = new Uint8Array(32);
			other[bit >> 3] = 0x80 >> (bit & 7);
			assert.equal(firstDifference(zero, other), bit);
			assert.equal(keyBit(other, bit), 1);
		}
		assert.equal(firstDifference(zero, zero.slice()), 256);
	});
});
