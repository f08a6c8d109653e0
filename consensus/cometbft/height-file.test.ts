import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { newDirectory } from "../driver/cases/running.ts";
import { HeightFile, HeightUnknown } from "./height-file.ts";

test("knows the engine's height of every block, and of the empty ones after the last", async () => {
	const path = join(newDirectory(), "heights");
	const file = HeightFile.open(path, 0n);
	assert.equal(file.engineHeight(0n), 0n);
	await file.idled(0n, 1n);
	assert.equal(file.engineHeight(0n), 1n);
	await file.reached(1n, 2n);
	await file.reached(2n, 5n);
	await file.idled(2n, 6n);
	file.close();
	const again = HeightFile.open(path, 0n);
	assert.deepEqual(
		[1n, 2n].map((height) => again.engineHeight(height)),
		[2n, 6n],
	);
	// Noted, but the block itself never became durable: the record asks for the one before.
	await again.reached(3n, 7n);
	assert.equal(again.engineHeight(2n), 6n);
	again.close();
});

test("counts from where the record stood when the engine began", async () => {
	const file = HeightFile.open(join(newDirectory(), "heights"), 1000n);
	assert.equal(file.engineHeight(1000n), 0n);
	await file.reached(1001n, 3n);
	assert.equal(file.engineHeight(1001n), 3n);
	file.close();
});

test("refuses a height it does not know, and one that is damaged", async () => {
	const path = join(newDirectory(), "heights");
	const file = HeightFile.open(path, 0n);
	assert.throws(() => file.engineHeight(1n), HeightUnknown);
	await file.reached(1n, 2n);
	file.close();
	const octets = readFileSync(path);
	octets[24 + 15]! ^= 1;
	writeFileSync(path, octets);
	const damaged = HeightFile.open(path, 0n);
	assert.throws(() => damaged.engineHeight(1n), HeightUnknown);
	damaged.close();
});
