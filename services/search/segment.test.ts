import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { distinctTokens, maxTextLength, maxTokenLength, segment } from "./segment.ts";

const table: readonly (readonly [text: string, tokens: readonly string[]])[] = [
	["居住证", ["居", "居住", "住", "住证", "证"]],
	["证", ["证"]],
	["", []],
	["，。——！", []],
	["Residence Permits", ["residence", "permit"]],
	["policies", ["policy"]],
	["status access tax taxis", ["status", "access", "tax", "taxis"]],
	["１０００人", ["1000", "人"]],
	["ＡＢＣ　(县级)", ["abc", "县", "县级", "级"]],
	["511A0138-511602", ["511a0138", "511602"]],
	["办ID卡", ["办", "id", "卡"]],
	["𠮷祥", ["𠮷", "𠮷祥", "祥"]],
];

for (const [text, tokens] of table) {
	test(`「${text}」 is indexed by ${tokens.length} tokens`, () => {
		assert.deepEqual(segment(text), tokens);
	});
}

test("the distinct tokens of a phrase are its pairs and words, each once", () => {
	assert.deepEqual(distinctTokens("证照证照 permits permit"), ["证照", "照证", "permit"]);
	assert.deepEqual(distinctTokens("办"), ["办"]);
});

const mixed = fc
	.array(
		fc.oneof(fc.constantFrom("居", "住", "证", "社", "保", "permits", "Ａ", " ", "，", "9"), fc.string()),
		{
			maxLength: 30,
		},
	)
	.map((parts) => parts.join(""));

test("tokens hold letters and digits only, whatever the text", () => {
	fc.assert(
		fc.property(mixed, (text) => {
			for (const token of segment(text)) assert.match(token, /^[\p{L}\p{M}\p{N}]+$/u);
		}),
	);
});

test("width and case make no difference", () => {
	const ascii = fc
		.array(fc.constantFrom(..."abcxyzABCXYZ019 -"), { maxLength: 40 })
		.map((each) => each.join(""));
	fc.assert(
		fc.property(ascii, (text) => {
			const wide = [...text]
				.map((each) => (each === " " ? "\u3000" : String.fromCodePoint(each.codePointAt(0)! + 0xfee0)))
				.join("");
			assert.deepEqual(segment(wide), segment(text));
			assert.deepEqual(segment(text.toUpperCase()), segment(text.toLowerCase()));
		}),
	);
});

test("every part of a Chinese text is found by its own tokens", () => {
	const chinese = fc.array(fc.constantFrom(..."建设用地规划许可证核发居民社会保险"), {
		minLength: 1,
		maxLength: 30,
	});
	fc.assert(
		fc.property(chinese, fc.nat(), fc.nat(), (characters, from, size) => {
			const start = from % characters.length;
			const part = characters.slice(start, start + 1 + (size % 8)).join("");
			const tokens = new Set(segment(characters.join("")));
			for (const token of distinctTokens(part)) assert.ok(tokens.has(token), token);
		}),
	);
});

test("the index has an end: long texts and long words are cut", () => {
	assert.equal(segment("证".repeat(maxTextLength + 50)).length, 2 * maxTextLength - 1);
	assert.ok(segment("x9".repeat(500)).every((token) => token.length <= maxTokenLength));
	assert.deepEqual(segment("x9".repeat(500)), distinctTokens("x9".repeat(500)));
});
