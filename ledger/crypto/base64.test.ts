import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toBase32 } from "./base32.ts";
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from "./base64.ts";
import { EncodingError } from "./encoding-error.ts";
import { fromHex, toHex } from "./hex.ts";

const forms = [
	{ node: "base64", encode: toBase64, decode: fromBase64 },
	{ node: "base64url", encode: toBase64Url, decode: fromBase64Url },
	{ node: "hex", encode: toHex, decode: fromHex },
] as const;

for (const { node, encode, decode } of forms) {
	test(`${node} writes what Node writes and reads it back`, () => {
		const property = fc.property(fc.uint8Array({ maxLength: 70 }), (octets) => {
			const text = encode(octets);
			assert.equal(text, Buffer.from(octets).toString(node));
			assert.deepEqual(decode(text), octets);
		});
		fc.assert(property, { numRuns: 300 });
	});

	test(`${node} accepts no text but the one it writes`, () => {
		const symbols = fc.constantFrom(..."AZaz09+/-_= \n\u00e9f");
		let refused = 0;
		const property = fc.property(fc.array(symbols, { maxLength: 8 }), (parts) => {
			const text = parts.join("");
			try {
				assert.equal(encode(decode(text)), text);
			} catch (cause) {
				assert.ok(cause instanceof EncodingError, String(cause));
				refused++;
			}
		});
		fc.assert(property, { numRuns: 2000 });
		assert.ok(refused > 0);
	});
}

test("names the form and the fault of a refused text", () => {
	const fault = (encoding: string, code: string) => ({ name: "EncodingError", encoding, code });
	assert.throws(() => fromBase64("Zh=="), fault("base64", "trailing-bits"));
	assert.throws(() => fromBase64("Zg"), fault("base64", "padding"));
	assert.throws(() => fromBase64Url("Z"), fault("base64url", "length"));
	assert.throws(() => fromHex("0G"), fault("hex", "symbol"));
});

test("base32 has 32 symbols for 20 octets", () => {
	assert.equal(toBase32(new Uint8Array(20).fill(255)), "7".repeat(32));
	assert.equal(toBase32(Uint8Array.of(0x66)), "my");
});
