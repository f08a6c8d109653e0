import assert from "node:assert/strict";
import { test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { limits } from "@mingjian/ledger/record/limits.ts";
import { pack, unpack } from "./packing.ts";

test("a batch gives back what was packed, in order", () => {
	const txs = ["first", "", "third"].map(utf8);
	assert.deepEqual(unpack(pack(txs)), txs);
	assert.deepEqual([...pack([utf8("ab")])], [1, 0, 0, 0, 2, 0x61, 0x62]);
});

test("octets that are no batch are refused, whatever is wrong with them", () => {
	const sound = pack([utf8("one"), utf8("two")]);
	const wrong: Record<string, Uint8Array> = {
		nothing: new Uint8Array(0),
		"no transactions": Uint8Array.of(1),
		"another version": Uint8Array.of(2, ...sound.subarray(1)),
		"cut short": sound.subarray(0, -1),
		"a length cut short": sound.subarray(0, 3),
		"something after the end": Uint8Array.of(...sound, 0),
		"more than a block may hold": pack(Array(limits.blockEntries + 1).fill(new Uint8Array(0))),
	};
	for (const [what, octets] of Object.entries(wrong)) assert.equal(unpack(octets), undefined, what);
});
