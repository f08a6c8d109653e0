import assert from "node:assert/strict";
import { createCipheriv } from "node:crypto";
import { readFileSync } from "node:fs";
import { concat, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { fromHex, toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sm2Identity, sm2Key, verifySm2Hash } from "@mingjian/ledger/crypto/sm2.ts";
import { publicKeyOfSm2, signSm2Hash } from "@mingjian/ledger/crypto/sm2-sign.ts";
import { sm3 } from "@mingjian/ledger/crypto/sm3.ts";
import { opensslSm3 } from "@mingjian/node/crypto/hash.ts";
import { verifySm2 } from "@mingjian/node/crypto/sm2.ts";
import { testShared } from "../shared-data.ts";
import { runVectors } from "./vector-run.ts";

const path = "crypto/gmt_sm2_sm3_sm4_vectors.json";
const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));

testShared("SM3 hashes the two messages of the standard", path, (file) => {
	const messages = [utf8("abc"), utf8("abcd".repeat(16))];
	const tests = (read(file).sm3 as { hash: string }[]).flatMap(({ hash }, index) =>
		[sm3, opensslSm3].map((implementation) => ({
			about: hash,
			expected: true,
			answer: () => toHex(implementation(messages[index]!)) === hash,
		})),
	);
	runVectors("gmt SM3", tests, true);
});

testShared("SM2 signs and verifies the example of the standard, and nothing near it", path, (file) => {
	const { d, Px, Py, k, e, r, s, msg_utf8 } = read(file).sm2_sign as Record<string, string>;
	const octets = (...parts: (string | undefined)[]) => fromHex(parts.join("").toLowerCase());
	const message = utf8(msg_utf8!);
	const publicKey = octets("04", Px, Py);
	const signature = octets(r, s);
	const hash = sm3(concat(sm2Identity(publicKey), message));
	assert.deepEqual(publicKeyOfSm2(octets(d)), publicKey);
	assert.deepEqual(hash, octets(e));
	assert.deepEqual(signSm2Hash(octets(d), hash, BigInt(`0x${k}`)), signature);
	const tests = [0, 1, 2].flatMap((change) => {
		const changed = signature.with(20, signature[20]! ^ change);
		return [
			{
				about: "portable",
				expected: change === 0,
				answer: () => verifySm2Hash(sm2Key(publicKey)!, hash, changed),
			},
			{ about: "native", expected: change === 0, answer: () => verifySm2(publicKey, message, changed) },
		];
	});
	runVectors("gmt SM2", tests);
});

testShared("OpenSSL's SM4 encrypts the standard's block once and a million times", path, (file) => {
	const { key, plaintext, ciphertext, after_1000000_rounds } = read(file).sm4_ecb as Record<string, string>;
	const cipher = createCipheriv("sm4-ecb", fromHex(key!), null).setAutoPadding(false);
	let block = cipher.update(fromHex(plaintext!));
	const first = toHex(block);
	for (let round = 1; round < 1_000_000; round++) block = cipher.update(block);
	const tests = [
		{ about: "once", expected: true, answer: () => first === ciphertext },
		{ about: "a million times", expected: true, answer: () => toHex(block) === after_1000000_rounds },
		{
			about: "not once more",
			expected: false,
			answer: () => toHex(cipher.update(block)) === after_1000000_rounds,
		},
	];
	runVectors("gmt SM4", tests);
});
