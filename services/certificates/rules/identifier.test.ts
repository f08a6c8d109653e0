import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { advanceCheck, checkBeginning, checkCharacter } from "./check-character.ts";
import { formatIdentifier, type IdentifierParts, issuerCodeOf, parseIdentifier } from "./identifier.ts";

interface Vectors {
	readonly foreign: readonly string[];
	readonly invalid: readonly { readonly why: string; readonly text: string; readonly fault: string }[];
}

const path = new URL("../vectors/identifiers.json", import.meta.url);
const { foreign, invalid }: Vectors = JSON.parse(readFileSync(path, "utf8"));

const symbols = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const text = (min: number, max: number, of = symbols) =>
	fc.array(fc.constantFrom(...of), { minLength: min, maxLength: max }).map((each) => each.join(""));
const parts: fc.Arbitrary<IdentifierParts> = fc.record(
	{
		typeCode: fc.tuple(text(18, 18), text(3, 3, "0123456789")).map((both) => both.join("")),
		issuerCode: text(2, 18),
		serial: text(1, 32),
		version: fc.integer({ min: 1, max: 999 }),
	},
	{ noNullPrototype: true },
);

for (const identifier of foreign) {
	test(`computes the same check character as another authority's system: ${identifier}`, () => {
		const read = parseIdentifier(identifier);
		assert.ok(typeof read === "object");
		assert.equal(formatIdentifier(read), identifier);
	});
	test(`refuses every other check character for ${identifier}`, () => {
		for (const other of symbols) {
			if (identifier.endsWith(other)) continue;
			assert.equal(parseIdentifier(identifier.slice(0, -1) + other), "check-character");
		}
	});
}

test("reads back every identifier it writes", () => {
	fc.assert(fc.property(parts, (each) => assert.deepEqual(parseIdentifier(formatIdentifier(each)), each)));
});

test("detects every single wrong symbol (ISO/IEC 7064)", () => {
	fc.assert(
		fc.property(parts, fc.nat(), fc.constantFrom(...symbols), (each, where, wrong) => {
			const right = formatIdentifier(each);
			const at = 15 + (where % (right.length - 15));
			if (right[at] === "." || right[at] === wrong) return;
			assert.equal(typeof parseIdentifier(right.slice(0, at) + wrong + right.slice(at + 1)), "string");
		}),
	);
});

test("detects almost every exchange of two neighbouring symbols", () => {
	let missed = 0;
	for (const a of symbols)
		for (const b of symbols) {
			if (a === b) continue;
			const check = (pair: string) => checkCharacter(advanceCheck(checkBeginning, pair));
			if (check(a + b) === check(b + a)) missed++;
		}
	assert.ok(missed / (36 * 35) < 0.03, `${missed} of ${36 * 35}`);
});

for (const { why, text: wrong, fault } of invalid) {
	test(`refuses an identifier with ${why}`, () => assert.equal(parseIdentifier(wrong), fault));
}

test("gives a department with a credit code its issuer code, and none where an identifier has no room", () => {
	assert.equal(issuerCodeOf("department:11430000006122244L"), "11430000006122244L");
	assert.equal(issuerCodeOf("department:market-supervision"), undefined);
	assert.equal(issuerCodeOf(`department:${"1".repeat(19)}`), undefined);
});
