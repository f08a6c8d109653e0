import assert from "node:assert/strict";
import { cpSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { StateCorruption } from "./state-corruption.ts";
import { Model, newDirectory } from "./state-model.ts";
import { NO_HEIGHT, StateStore, type StateWrite } from "./state-store.ts";

describe("compaction of the state's values", () => {
	it("keeps the files small under endless rewriting, and can still go back some blocks", async () => {
		const directory = newDirectory();
		const options = { segmentSize: 20_000 };
		const store = await StateStore.open(directory, options);
		const model = new Model();
		const write = (height: number): StateWrite[] => [
			[`lasting/${height % 40}`, utf8(`written at ${height - (height % 40)}`)],
			["counter/1", new Uint8Array(500).fill(height)],
			[`fleeting/${height}`, utf8("x")],
			[`fleeting/${height - 2}`, undefined],
		];
		const last = 600;
		for (let height = 0; height <= last; height++) {
			assert.deepEqual(store.apply(height, write(height)), model.apply(write(height)));
			await store.persist(height);
		}
		// Emptied files are removed behind the writing, one at a time; on a slow disk some are still to go.
		for (let turn = 0; turn < 64; turn++) {
			await store.persist(last);
			await store.verify();
		}
		const size = readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
		// All heights together wrote about 0.6 MB; 64 heights are kept on purpose, besides whole segments.
		assert.ok(size < 200_000, `${size} octets`);
		await store.truncateTo(last - 50);
		assert.deepEqual(store.root, model.roots[last - 50]);
		for (let height = last - 49; height <= last; height++) store.apply(height, write(height));
		model.assertSame(store, model.values.keys());
		await store.close();
		const again = await StateStore.open(directory, { expected: { height: last, root: model.roots[last]! } });
		model.assertSame(again, model.values.keys());
		await again.close();
		for (let height = last; height >= 0; height -= 20) {
			const copy = newDirectory();
			cpSync(directory, copy, { recursive: true });
			const expected = { height, root: model.roots[height]! };
			const outcome = await StateStore.open(copy, { expected }).then(
				(opened) => opened.height,
				(error: StateCorruption) => error.code,
			);
			// Too far back, what was compacted since is missing; further still, nothing is left at all.
			const allowed = height >= last - 60 ? [height] : [height, "root-mismatch", NO_HEIGHT];
			assert.ok(allowed.includes(outcome), `back to ${height}: ${outcome}`);
		}
	});

	it("replays to the same state wherever compaction is cut off", async () => {
		const directory = newDirectory();
		const options = { segmentSize: 600 };
		const model = new Model();
		const store = await StateStore.open(directory, options);
		for (let height = 0; height < 150; height++) {
			const writes: StateWrite[] = [
				[`parcel/${height % 3}`, utf8(`${height}`)],
				[`lasting/${height % 50}`, height % 7 === 0 ? undefined : utf8(`${height}`)],
			];
			assert.deepEqual(store.apply(height, writes), model.apply(writes));
			await store.persist(height);
			const copy = newDirectory();
			cpSync(directory, copy, { recursive: true });
			const reopened = await StateStore.open(copy, options);
			assert.equal(reopened.height, height);
			model.assertSame(reopened, model.values.keys());
			await reopened.verify();
			await reopened.close();
		}
		await store.close();
	});
});
