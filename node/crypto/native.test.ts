import assert from "node:assert/strict";
import { test } from "node:test";
import { portableSha256, sha256, sha256Pairs } from "@mingjian/ledger/crypto/sha256.ts";
import { sm3 } from "@mingjian/ledger/crypto/sm3.ts";
import fc from "fast-check";
import { opensslSha256, opensslSm3 } from "./hash.ts";
import { hashPairsOneByOne, installNativeCrypto } from "./native.ts";

test("installs the fast code of this machine, which passes the self-test", () => {
	assert.deepEqual(installNativeCrypto(), {
		sha256: "openssl",
		sha256Pairs: "hashtree",
		ed25519: "libsodium",
	});
	assert.deepEqual(sha256(Uint8Array.of(1, 2, 3)), portableSha256(Uint8Array.of(1, 2, 3)));
});

test("hashes any octets as the portable code does, into a plain array", () => {
	const property = fc.property(fc.uint8Array({ maxLength: 300 }), (octets) => {
		assert.deepEqual(opensslSha256(octets), portableSha256(octets));
		assert.deepEqual(opensslSm3(octets), sm3(octets));
	});
	fc.assert(property, { numRuns: 200 });
});

test("hashes pairs alike in batches and one by one, and refuses sizes that do not fit", () => {
	installNativeCrypto();
	const input = Uint8Array.from({ length: 64 * 7 }, (_, index) => index * 11);
	const batch = new Uint8Array(32 * 7);
	const single = new Uint8Array(32 * 7);
	sha256Pairs(input, batch);
	hashPairsOneByOne(input, single);
	assert.deepEqual(batch, single);
	assert.deepEqual(batch.slice(32, 64), portableSha256(input.subarray(64, 128)));
	assert.throws(() => sha256Pairs(input.subarray(1), batch), RangeError);
	assert.throws(() => sha256Pairs(input, batch.subarray(32)), RangeError);
});
