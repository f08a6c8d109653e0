import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { temporaryFolder } from "../testing/running-city.ts";
import { OverlayFiles } from "./overlay-files.ts";

const bytes = fc.uint8Array({ minLength: 1, maxLength: 12 });
const step = fc.oneof(fc.record({ write: bytes, at: fc.nat(30) }), fc.record({ truncate: fc.nat(30) }));

test("a file seen through the overlay is as if it had been changed, and is not", async () => {
	const folder = temporaryFolder();
	const path = join(folder.path, "file");
	await fc.assert(
		fc.asyncProperty(
			fc.uint8Array({ maxLength: 20 }),
			fc.array(step, { maxLength: 12 }),
			async (base, steps) => {
				writeFileSync(path, base);
				const files = new OverlayFiles();
				const file = await files.open(path);
				let model = Buffer.from(base);
				for (const each of steps) {
					if ("truncate" in each) {
						await file.truncate(each.truncate);
						model = Buffer.concat([model, Buffer.alloc(30)], 60).subarray(0, each.truncate);
						model = Buffer.from(model);
					} else {
						await file.writeAt(each.write, each.at);
						const grown = Buffer.alloc(Math.max(model.length, each.at + each.write.length));
						model.copy(grown);
						grown.set(each.write, each.at);
						model = grown;
					}
					const whole = new Uint8Array(file.size() + 5);
					assert.equal(file.readAt(whole, 0), model.length);
					assert.deepEqual(Buffer.from(whole.subarray(0, model.length)), model);
				}
				assert.equal(files.touched.includes(path), !model.equals(Buffer.from(base)));
				await files.release();
				assert.deepEqual(new Uint8Array(readFileSync(path)), base);
			},
		),
	);
	folder.remove();
});

test("names that were made, moved and removed are seen so, and the folder stays as it is", async () => {
	const folder = temporaryFolder();
	const at = (name: string) => join(folder.path, name);
	writeFileSync(at("a"), "1");
	writeFileSync(at("b"), "2");
	const files = new OverlayFiles();
	await (await files.open(at("c"))).writeAt(Uint8Array.of(51), 0);
	await files.rename(at("a"), at("d"));
	await files.remove(at("b"));
	assert.deepEqual(await files.list(folder.path), ["c", "d"]);
	const moved = new Uint8Array(1);
	(await files.open(at("d"))).readAt(moved, 0);
	assert.deepEqual([...moved], [49]);
	assert.deepEqual(await files.list(at("nowhere")), []);
	await files.release();
	assert.deepEqual(readdirSync(folder.path), ["a", "b"]);
	folder.remove();
});
