import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Bytes, concat, utf8 } from "../../crypto/bytes.ts";
import { sha256 } from "../../crypto/sha256.ts";
import { EMPTY_HASH, keyBit, stateKeyHash, stateLeafHash } from "./state-hash.ts";
import { type StateProof, verifyStateProof } from "./state-proof.ts";
import { decodeStateProof, encodeStateProof } from "./state-proof-encoding.ts";
import { StateTree } from "./state-tree.ts";

interface Planted {
	readonly root: Bytes;
	prove(key: string): Bytes;
}

function plant(state: ReadonlyMap<string, Bytes>): Planted {
	const tree = new StateTree();
	const values = [...state.values()];
	for (const [index, [key, value]] of [...state].entries()) {
		const keyHash = stateKeyHash(key);
		tree.set(keyHash, stateLeafHash(keyHash, sha256(value)), { locator: index, length: value.length });
	}
	const valueHashAt = (place: { locator: number }) => sha256(values[place.locator]!);
	return { root: tree.root(), prove: (key) => encodeStateProof(tree.prove(stateKeyHash(key), valueHashAt)) };
}

const stateOf = (count: number) =>
	new Map(Array.from({ length: count }, (_, n) => [`parcel/${n}`, utf8(`owner ${n}`)]));

const anyKey = fc.oneof(
	fc.nat(40).map((n) => `parcel/${n}`),
	fc.string({ unit: "grapheme" }),
);
const anyState = fc
	.array(fc.tuple(anyKey, fc.uint8Array({ maxLength: 20 })), { maxLength: 40 })
	.map((pairs) => new Map(pairs));

describe("state proof", () => {
	it("proves every present and every absent key, and nothing else of them", () => {
		fc.assert(
			fc.property(anyState, anyKey, fc.uint8Array({ maxLength: 20 }), (state, key, otherValue) => {
				const { root, prove } = plant(state);
				const value = state.get(key);
				const proof = prove(key);
				assert.equal(verifyStateProof(root, key, value, proof), undefined);
				const wrong = value === undefined ? otherValue : undefined;
				assert.equal(verifyStateProof(root, key, wrong, proof), "other-claim");
				if (value !== undefined && String(value) !== String(otherValue)) {
					assert.equal(verifyStateProof(root, key, otherValue, proof), "root-differs");
				}
				assert.equal(verifyStateProof(sha256(root), key, value, proof), "root-differs");
			}),
			{ numRuns: 300 },
		);
	});

	it("refuses every single flipped bit, every cut and every added octet", () => {
		const kinds = new Set<string>();
		for (const size of [0, 1, 2, 3, 5, 9, 30]) {
			const state = stateOf(size);
			const { root, prove } = plant(state);
			for (const key of ["parcel/0", "parcel/4", "parcel/77", "parcel/78", "parcel/79", "unknown/1"]) {
				const value = state.get(key);
				const proof = prove(key);
				kinds.add(decodeStateProof(proof)!.end.kind);
				assert.equal(verifyStateProof(root, key, value, proof), undefined);
				for (let bit = 0; bit < proof.length * 8; bit++) {
					const flipped = proof.slice();
					flipped[bit >> 3]! ^= 0x80 >> (bit & 7);
					assert.notEqual(verifyStateProof(root, key, value, flipped), undefined, `${key} bit ${bit}`);
				}
				for (let length = 0; length < proof.length; length++) {
					assert.equal(verifyStateProof(root, key, value, proof.subarray(0, length)), "malformed");
				}
				for (const octet of [0, 1, 0xff]) {
					assert.equal(verifyStateProof(root, key, value, concat(proof, Uint8Array.of(octet))), "malformed");
				}
			}
		}
		assert.deepEqual([...kinds].sort(), ["empty", "other", "present"]);
	});

	it("has exactly one encoding", () => {
		fc.assert(
			fc.property(anyState, anyKey, (state, key) => {
				const proof = plant(state).prove(key);
				assert.deepEqual(encodeStateProof(decodeStateProof(proof)!), proof);
			}),
		);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
				const decoded = decodeStateProof(bytes);
				if (decoded !== undefined) assert.deepEqual(encodeStateProof(decoded), bytes);
			}),
		);
	});

	it("refuses an empty sibling that is written out, set padding, unknown kinds and paths over 256", () => {
		assert.equal(decodeStateProof(concat(Uint8Array.of(1, 0, 1, 0x80), EMPTY_HASH)), undefined);
		assert.equal(decodeStateProof(Uint8Array.of(1, 0, 1, 0x40)), undefined);
		assert.equal(decodeStateProof(Uint8Array.of(0, 0, 0)), undefined);
		assert.equal(decodeStateProof(Uint8Array.of(4, 0, 0)), undefined);
		assert.equal(decodeStateProof(concat(Uint8Array.of(1, 1, 1), new Uint8Array(33))), undefined);
		assert.equal(decodeStateProof(concat(Uint8Array.of(1, 1, 0), new Uint8Array(32)))?.siblings.length, 256);
	});

	it("refuses a path that ends below a one-sided node, which no compact tree has", () => {
		const root = sha256(new Uint8Array(64));
		assert.equal(verifyStateProof(root, "a/1", undefined, Uint8Array.of(2, 0, 1, 0)), "malformed");
	});

	it("refuses absence shown by the key's own leaf or by one off its path", () => {
		const key = "parcel/0";
		const value = utf8("owner 0");
		const keyHash = stateKeyHash(key);
		const own: StateProof = { siblings: [], end: { kind: "other", keyHash, valueHash: sha256(value) } };
		const root = stateLeafHash(keyHash, sha256(value));
		assert.equal(verifyStateProof(root, key, undefined, encodeStateProof(own)), "foreign-leaf");

		const astrayKey = [...stateOf(20).keys()].find(
			(other) => keyBit(stateKeyHash(other), 0) !== keyBit(keyHash, 0),
		)!;
		const state = new Map([
			[key, value],
			[astrayKey, utf8("theirs")],
		]);
		const astray: StateProof = {
			siblings: [stateLeafHash(keyHash, sha256(value))],
			end: { kind: "other", keyHash: stateKeyHash(astrayKey), valueHash: sha256(utf8("theirs")) },
		};
		const reason = verifyStateProof(plant(state).root, key, undefined, encodeStateProof(astray));
		assert.equal(reason, "foreign-leaf");
	});

	it("proves presence and absence at the greatest depths", () => {
		const tree = new StateTree();
		const base = new Uint8Array(32).fill(0x5a);
		const twin = base.slice();
		twin[31]! ^= 1;
		for (const keyHash of [base, twin]) tree.set(keyHash, keyHash, { locator: 0, length: 0 });
		const refuse = () => assert.fail("no other leaf is met");
		const proof = tree.prove(base, refuse);
		assert.equal(proof.siblings.length, 256);
		assert.deepEqual(proof.siblings.at(-1), twin);
		for (let bit = 0; bit < 255; bit++) {
			const absent = base.slice();
			absent[bit >> 3]! ^= 0x80 >> (bit & 7);
			const { siblings, end } = tree.prove(absent, refuse);
			assert.equal(end.kind, "empty");
			assert.equal(siblings.length, bit + 1);
			let hash = EMPTY_HASH;
			for (let level = bit; level >= 0; level--) {
				const pair = [hash, siblings[level]!];
				hash = sha256(keyBit(absent, level) === 0 ? concat(...pair) : concat(...pair.reverse()));
			}
			assert.deepEqual(hash, tree.root());
		}
	});
});
