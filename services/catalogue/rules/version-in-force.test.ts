import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Item } from "../schema.ts";
import { versionInForce } from "./version-in-force.ts";

type Dated = Pick<Item, "versions" | "withdrawal">;

function dated(effective: readonly number[], withdrawnAtMs?: number): Dated {
	const versions = effective.map((effectiveFromMs, index) => ({
		version: index + 1,
		effectiveFromMs,
		publishedAtMs: 0,
		hash: "",
	}));
	return {
		versions,
		...(withdrawnAtMs === undefined ? {} : { withdrawal: { atMs: withdrawnAtMs, reason: "" } }),
	};
}

const table: readonly (readonly [title: string, item: Dated, atMs: number, version: number | undefined])[] = [
	["a millisecond before the first version", dated([100]), 99, undefined],
	["the moment the first version takes effect", dated([100]), 100, 1],
	["a millisecond before the second", dated([100, 200]), 199, 1],
	["the moment the second takes effect", dated([100, 200]), 200, 2],
	["long after the last", dated([100, 200]), 10_000, 2],
	["two that take effect together", dated([100, 200, 200]), 200, 3],
	["a millisecond before the withdrawal", dated([100, 200], 300), 299, 2],
	["the moment of withdrawal", dated([100, 200], 300), 300, undefined],
	["a withdrawal before the next version's time", dated([100, 500], 300), 600, undefined],
];

for (const [title, item, atMs, version] of table) {
	test(`${title}: ${version === undefined ? "no version" : `version ${version}`}`, () => {
		assert.equal(versionInForce(item, atMs)?.version, version);
	});
}

test("time only moves forward through the versions", () => {
	const times = fc
		.array(fc.nat(1000), { minLength: 1, maxLength: 20 })
		.map((all) => all.sort((a, b) => a - b));
	fc.assert(
		fc.property(times, fc.nat(1200), fc.nat(1200), (effective, one, other) => {
			const [early, late] = [Math.min(one, other), Math.max(one, other)];
			const before = versionInForce(dated(effective), early)?.version ?? 0;
			const after = versionInForce(dated(effective), late)?.version ?? 0;
			assert.ok(before <= after);
			assert.equal(after, effective.filter((each) => each <= late).length);
		}),
	);
});
