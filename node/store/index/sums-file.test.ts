import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { newPath, refuses } from "./sample-index.ts";
import { SumsFile } from "./sums-file.ts";

type Sums = ReadonlyMap<number, number>;

const sums = fc.uniqueArray(
	fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 0xffffffff })),
	{
		selector: ([page]) => page,
		minLength: 1,
		maxLength: 40,
	},
);

/** A file the changes were written to one after another. */
function written(all: readonly Sums[]): string {
	const path = newPath();
	const file = new SumsFile(path);
	for (const each of all) file.write(each);
	return path;
}

/** What the changes come to. */
function merged(all: readonly Sums[]): Map<number, number> {
	return new Map(all.flatMap((each) => [...each]));
}

function assertHolds(file: SumsFile, expected: Sums): void {
	assert.equal(file.pages, Math.max(0, ...expected.keys()));
	for (let page = 1; page <= file.pages; page++) assert.equal(file.of(page), expected.get(page) ?? 0);
	assert.equal(file.of(file.pages + 1), undefined);
}

describe("a file of sums", () => {
	it("holds what was last written of each page, read again and written on", () => {
		fc.assert(
			fc.property(fc.array(sums, { minLength: 1, maxLength: 6 }), fc.nat(5), (changes, cut) => {
				const all = changes.map((each) => new Map(each));
				const path = written(all.slice(0, cut + 1));
				const file = new SumsFile(path);
				assertHolds(file, merged(all.slice(0, cut + 1)));
				for (const each of all.slice(cut + 1)) file.write(each);
				assertHolds(file, merged(all));
				assertHolds(new SumsFile(path), merged(all));
			}),
			{ numRuns: 60 },
		);
	});

	it("is none where there is no file", () => {
		assertHolds(new SumsFile(newPath()), new Map());
	});

	it("leaves out what was not wholly written, and writes over it", () => {
		const all = [
			new Map([
				[1, 11],
				[2, 12],
				[3, 13],
			]),
			new Map([[2, 22]]),
			new Map([
				[3, 33],
				[5, 35],
			]),
		];
		const path = written(all);
		const bytes = readFileSync(path);
		const before = readFileSync(written(all.slice(0, 2))).length;
		for (let size = before; size < bytes.length; size++) {
			writeFileSync(path, bytes.subarray(0, size));
			const file = new SumsFile(path);
			assertHolds(file, merged(all.slice(0, 2)));
			file.write(all[2]!);
			assert.ok(readFileSync(path).equals(bytes));
		}
	});

	it("is refused where the sums it begins with are cut or changed, and never gives others than were written", () => {
		const all = [
			new Map([
				[1, 11],
				[2, 12],
			]),
			new Map([[1, 21]]),
			new Map([[2, 32]]),
		];
		const path = written(all);
		const bytes = readFileSync(path);
		const first = readFileSync(written(all.slice(0, 1))).length;
		for (let at = 0; at < bytes.length; at++) {
			const damaged = Buffer.from(bytes);
			damaged[at]! ^= 0x10;
			writeFileSync(path, damaged);
			if (at < first) assert.throws(() => new SumsFile(path), refuses("index-corrupt"));
			else assertHolds(new SumsFile(path), merged(all.slice(0, at < first + 16 ? 1 : 2)));
		}
		for (let size = 0; size < first; size++) {
			writeFileSync(path, bytes.subarray(0, size));
			assert.throws(() => new SumsFile(path), refuses("index-corrupt"));
		}
	});

	it("is written anew before changes are more than the sums", () => {
		const path = newPath();
		const file = new SumsFile(path);
		const many = (sum: number) => new Map(Array.from({ length: 60_000 }, (_, page) => [page + 1, sum]));
		const sizes = [1, 2, 3, 4, 5].map((sum) => {
			file.write(many(sum));
			return readFileSync(path).length;
		});
		const [all, changes] = [60_000 * 4 + 8, 60_000 * 8 + 8];
		assert.deepEqual(sizes, [all, all + changes, all + 2 * changes, all, all + changes]);
		assertHolds(new SumsFile(path), many(5));
	});
});
