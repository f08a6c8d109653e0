import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { advanceCheck, checkBeginning, checkCharacter } from "./check-character.ts";
import { formatIdentifier, type IdentifierParts, issuerCodeOf, parseIdentifier } from "./identifier.ts";

// Identifiers of certificates and interface documents in public use, made by other authorities' systems.
const foreign = [
	"1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
	"1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.002.S",
	"1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0",
	"1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F",
	"1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9",
];

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

const refused: readonly (readonly [why: string, text: string])[] = [
	["another root", foreign[0]!.replace("3005.2", "3005.3")],
	["a lowercase letter", foreign[0]!.replace("W011", "w011")],
	["a type code of twenty symbols", foreign[0]!.replace("W011", "W01")],
	["version 000", "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.000.W"],
	["a missing part", foreign[0]!.slice(0, -2)],
	["a space at the end", `${foreign[0]} `],
	["nothing", ""],
];
for (const [why, wrong] of refused) {
	test(`refuses an identifier with ${why}`, () => assert.equal(typeof parseIdentifier(wrong), "string"));
}

test("gives a department with a credit code its issuer code, and none where an identifier has no room", () => {
	assert.equal(issuerCodeOf("department:11430000006122244L"), "11430000006122244L");
	assert.equal(issuerCodeOf("department:market-supervision"), undefined);
	assert.equal(issuerCodeOf(`department:${"1".repeat(19)}`), undefined);
});
