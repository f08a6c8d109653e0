import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import fc from "fast-check";
import { type Change, guideChanges } from "./guide-changes.ts";

const table: readonly (readonly [title: string, before: Json, after: Json, changes: readonly Change[]])[] = [
	["the same in another order", { a: 1, b: 2 }, { b: 2, a: 1 }, []],
	["a changed member", { a: 1 }, { a: 2 }, [{ pointer: "/a", kind: "changed", before: 1, after: 2 }]],
	["a new member", {}, { a: 1 }, [{ pointer: "/a", kind: "added", after: 1 }]],
	["a member gone", { a: 1 }, {}, [{ pointer: "/a", kind: "removed", before: 1 }]],
	[
		"members named as those every object inherits",
		{ valueOf: 1, constructor: 2 },
		{ valueOf: 1, toString: 3 },
		[
			{ pointer: "/constructor", kind: "removed", before: 2 },
			{ pointer: "/toString", kind: "added", after: 3 },
		],
	],
	["a row put in front", ["b"], ["a", "b"], [{ pointer: "/0", kind: "added", after: "a" }]],
	["a row taken out", ["a", "b", "c"], ["a", "c"], [{ pointer: "/1", kind: "removed", before: "b" }]],
	[
		"a row changed inside",
		[{ n: 1 }, { n: 2, k: "x" }],
		[{ n: 1 }, { n: 3, k: "x" }],
		[{ pointer: "/1/n", kind: "changed", before: 2, after: 3 }],
	],
	[
		"a list that becomes a number",
		{ a: [1] },
		{ a: 1 },
		[{ pointer: "/a", kind: "changed", before: [1], after: 1 }],
	],
	["a name with a slash and a tilde", {}, { "a/~": 1 }, [{ pointer: "/a~1~0", kind: "added", after: 1 }]],
];

for (const [title, before, after, changes] of table) {
	test(`the difference of ${title}`, () => {
		assert.deepEqual(guideChanges(before, after), changes);
	});
}

const json = fc.jsonValue({ maxDepth: 3, noneAsValue: false } as never) as fc.Arbitrary<Json>;

test("there is no difference exactly where two values are the same", () => {
	fc.assert(
		fc.property(json, json, (one, other) => {
			assert.deepEqual(guideChanges(one, one), []);
			assert.equal(guideChanges(one, other).length === 0, canonicalJson(one) === canonicalJson(other));
		}),
	);
});

test("the difference of two lists, applied, makes the one into the other", () => {
	const letters = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });
	fc.assert(
		fc.property(letters, letters, (before, after) => {
			const changes = guideChanges(before, after);
			const index = ({ pointer }: Change) => Number(pointer.slice(1));
			const gone = new Set(changes.filter(({ kind }) => kind === "removed").map(index));
			const rest = before.filter((_, position) => !gone.has(position)) as string[];
			for (const change of changes) {
				if (change.kind === "added") rest.splice(index(change), 0, change.after as string);
				if (change.kind === "changed") rest[index(change)] = change.after as string;
			}
			assert.deepEqual(rest, after);
		}),
	);
});
