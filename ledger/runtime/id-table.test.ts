import assert from "node:assert/strict";
import { test } from "node:test";
import { utf8 } from "../crypto/bytes.ts";
import { sha256 } from "../crypto/sha256.ts";
import { IdTable } from "./id-table.ts";

const idOf = (order: number) => sha256(utf8(`id ${order}`));

test("gives every id its own number, while it grows and after, and none to an id it was not told of", () => {
	const table = new IdTable();
	const known = new Map<number, number>();
	for (let order = 0; order < 60_000; order++) {
		assert.equal(table.find(idOf(order)), undefined);
		table.set(idOf(order), order * 3);
		known.set(order, order * 3);
	}
	for (const [order, number] of known) assert.equal(table.find(idOf(order)), number);
	assert.equal(table.find(idOf(-1)), undefined);
});

test("tells apart ids that begin alike in every octet that decides their place", () => {
	const table = new IdTable();
	const alike = Array.from({ length: 500 }, (_, order) => {
		const id = new Uint8Array(32).fill(7);
		id[30] = order >> 8;
		id[31] = order & 255;
		return id;
	});
	for (const [order, id] of alike.entries()) table.set(id, order);
	assert.deepEqual(
		alike.map((id) => table.find(id)),
		alike.map((_, order) => order),
	);
	assert.equal(table.find(new Uint8Array(32).fill(7)), undefined);
});

test("keeps the last number an id was given, 0 among them, and refuses what is no id", () => {
	const table = new IdTable();
	table.set(idOf(1), 5);
	table.set(idOf(1), 0);
	assert.equal(table.find(idOf(1)), 0);
	assert.throws(() => table.set(new Uint8Array(31), 1), RangeError);
});
