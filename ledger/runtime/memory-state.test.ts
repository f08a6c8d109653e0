import assert from "node:assert/strict";
import { test } from "node:test";
import { utf8 } from "../crypto/bytes.ts";
import { verifyStateProof } from "../merkle/state/state-proof.ts";
import { encodeStateProof } from "../merkle/state/state-proof-encoding.ts";
import { MemoryState } from "./memory-state.ts";

test("a value written again is proved as it is now, and a deleted one as absent", () => {
	const state = new MemoryState();
	state.apply(1, [
		["a/1", utf8("first")],
		["a/2", utf8("other")],
	]);
	const root = state.apply(2, [
		["a/1", utf8("second")],
		["a/2", undefined],
	]);
	assert.deepEqual(state.get("a/1"), utf8("second"));
	assert.equal(state.size, 1);
	const verify = (key: string, value?: string) =>
		verifyStateProof(
			root,
			key,
			value === undefined ? undefined : utf8(value),
			encodeStateProof(state.prove(key)),
		);
	assert.equal(verify("a/1", "second"), undefined);
	assert.equal(verify("a/1", "first"), "root-differs");
	assert.equal(verify("a/2"), undefined);
});
