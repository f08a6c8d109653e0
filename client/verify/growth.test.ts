import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tile } from "@mingjian/ledger/merkle/log/tiles.ts";
import { PublishedRecord } from "../testing/published-record.ts";
import { verifyGrowth } from "./growth.ts";

const record = new PublishedRecord();
const positions = [{ size: record.size, root: record.applied[0]!.root }];
for (let block = 0; block < 5; block++) {
	const { size, root } = record.block(
		...Array.from({ length: 60 }, (_, at) => record.registration(`p${block}.${at}`)),
	);
	positions.push({ size, root });
}
const fetch = async ({ level, index, width }: Tile) => record.tile(level, index, width)!;

test("every later log is shown to have grown from every earlier one", async () => {
	assert.ok(positions.at(-1)!.size > 256);
	for (const [at, newer] of positions.entries())
		for (const older of positions.slice(0, at + 1))
			assert.deepEqual(await verifyGrowth(older, newer, fetch), { ok: true, value: undefined });
});

test("a log that shrank, or whose past is another, is refused", async () => {
	const [, older, newer] = positions as [object, (typeof positions)[0], (typeof positions)[0]];
	assert.deepEqual(await verifyGrowth(newer, older, fetch), { ok: false, reason: "log-shrunk" });
	const other = { ...older, root: newer.root };
	assert.deepEqual(await verifyGrowth(other, newer, fetch), { ok: false, reason: "log-rewritten" });
	assert.deepEqual(await verifyGrowth(other, older, fetch), { ok: false, reason: "log-rewritten" });
});

test("changed, cut and missing tiles are noticed", async () => {
	const [, older, newer] = positions as [object, (typeof positions)[0], (typeof positions)[0]];
	const changed = async (tile: Tile) =>
		(await fetch(tile)).map((byte, at) => (at === 70 * 32 ? byte ^ 1 : byte));
	assert.deepEqual(await verifyGrowth(older, newer, changed), { ok: false, reason: "log-rewritten" });
	const cut = async (tile: Tile) => (await fetch(tile)).subarray(1);
	assert.deepEqual(await verifyGrowth(older, newer, cut), { ok: false, reason: "tile-malformed" });
	await assert.rejects(
		verifyGrowth(older, newer, () => Promise.reject(new Error("lost"))),
		/lost/,
	);
});
