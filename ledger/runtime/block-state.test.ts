import assert from "node:assert/strict";
import { test } from "node:test";
import { Type } from "typebox";
import { fromUtf8 } from "../crypto/bytes.ts";
import { limits } from "../record/limits.ts";
import { BlockState, ParsedValues, SourceTrouble } from "./block-state.ts";
import { collection } from "./collection.ts";
import { stampOf } from "./history.ts";
import { Refusal } from "./refusal.ts";

const notes = collection("test.note", Type.String());
const titles = collection("test.title", Type.Object({ owner: Type.String() }), { history: true });
const nothing = { get: () => undefined };
const id = (order: number) => String(order).padStart(64, "0");

function fresh(source: ConstructorParameters<typeof BlockState>[0] = nothing) {
	return new BlockState(source, new ParsedValues());
}

test("a dropped transaction leaves nothing behind", () => {
	const state = fresh();
	state.put(notes, "a", "kept");
	state.keep(id(1));
	state.put(notes, "a", "dropped");
	assert.equal(state.get(notes, "a"), "dropped");
	state.drop();
	assert.equal(state.get(notes, "a"), "kept");
	assert.deepEqual(
		state.writes().map(([key, value]) => [key, value && fromUtf8(value)]),
		[["test.note/a", '"kept"']],
	);
});

test("a record with history counts its writes and chains the transactions", () => {
	const state = fresh();
	for (const order of [1, 2]) {
		state.put(titles, "p", { owner: `owner ${order}` });
		state.keep(id(order));
	}
	assert.deepEqual(state.get(titles, "p"), { owner: "owner 2" });
	assert.deepEqual(state.stamp(titles, "p"), stampOf([id(1), id(2)]));
	assert.equal(state.stamp(titles, "p")?.revision, 2);
	assert.notDeepEqual(state.stamp(titles, "p"), stampOf([id(2), id(1)]));
});

test("a record with history is never deleted, any other may be", () => {
	const state = fresh();
	assert.throws(() => state.remove(titles, "p"), TypeError);
	state.put(notes, "a", "x");
	state.keep(id(1));
	state.remove(notes, "a");
	assert.equal(state.get(notes, "a"), undefined);
	state.keep(id(2));
	assert.deepEqual(state.writes(), [["test.note/a", undefined]]);
});

test("a record over the limit is refused and the transaction keeps nothing", () => {
	const state = fresh();
	state.put(notes, "small", "x");
	state.put(notes, "large", "镜".repeat(limits.stateValue / 3));
	assert.throws(() => state.keep(id(1)), new Refusal("record-too-large"));
	state.drop();
	assert.deepEqual(state.writes(), []);
	state.put(notes, "fits", "镜".repeat(limits.stateValue / 3 - 1));
	assert.deepEqual(state.keep(id(2)), ["test.note/fits"]);
});

test("a state key is printable ASCII of bounded length", () => {
	const state = fresh();
	for (const key of ["", "明", "a b", "a\n", "\ud800", "x".repeat(limits.stateKey)]) {
		if (key === "") continue;
		assert.throws(() => state.put(notes, key, "x"), RangeError, JSON.stringify(key));
	}
	state.put(notes, "!~", "x");
});

test("what was read or written cannot be changed by whoever holds it", () => {
	const state = fresh({
		get: () => new TextEncoder().encode('{"revision":1,"history":"","record":{"owner":"a"}}'),
	});
	const read = state.get(titles, "p") as { owner: string };
	assert.throws(() => {
		read.owner = "b";
	}, TypeError);
});

test("trouble of the state source passes through as trouble", () => {
	const failing = fresh({
		get() {
			throw new Error("disk");
		},
	});
	assert.throws(() => failing.get(notes, "a"), SourceTrouble);
});
