import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { CliError } from "../program/cli-error.ts";
import { formatKeyFile, parseKeyFile, unlockKey } from "./key-file.ts";

const secretKey = sha256(utf8("test key"));
const isCode = (code: string) => (error: unknown) => error instanceof CliError && error.code === code;

test("a key file gives back the key, of every algorithm", () => {
	for (const algorithm of ["Ed25519", "P-256", "SM2"] as const) {
		const file = parseKeyFile(formatKeyFile({ algorithm, secretKey }, { account: "citizen:x" }))!;
		const key = unlockKey(file, undefined);
		assert.deepEqual([key.secretKey, key.account, key.algorithm], [secretKey, "citizen:x", algorithm]);
		assert.equal(key.keyId, file.keyId);
	}
});

test("a sealed key opens with its passphrase, however it was typed, and with no other", () => {
	const text = formatKeyFile({ algorithm: "Ed25519", secretKey }, { passphrase: "Ａcafe\u0301" });
	assert.ok(!text.includes(toBase64(secretKey)));
	const file = parseKeyFile(text)!;
	assert.deepEqual(unlockKey(file, "Acaf\u00e9").secretKey, secretKey);
	assert.throws(() => unlockKey(file, "acafé"), isCode("passphrase-wrong"));
	assert.throws(() => unlockKey(file, undefined), isCode("passphrase-wrong"));
	const greedy = { ...file, encrypted: { ...file.encrypted!, cost: 2 ** 30 } };
	assert.throws(() => unlockKey(greedy, "Acafé"), isCode("passphrase-wrong"));
	const changed = { ...file, encrypted: { ...file.encrypted!, sealed: toBase64(new Uint8Array(48)) } };
	assert.throws(() => unlockKey(changed, "Acafé"), isCode("passphrase-wrong"));
});

test("a file whose secret is not its public key's does not sign", () => {
	const file = parseKeyFile(formatKeyFile({ algorithm: "Ed25519", secretKey }))!;
	const other = { ...file, secretKey: toBase64(sha256(secretKey)) };
	assert.throws(() => unlockKey(other, undefined), isCode("key-damaged"));
	assert.throws(() => unlockKey({ ...file, secretKey: "?" }, undefined), isCode("key-damaged"));
});

test("anything else is no key file", () => {
	const text = formatKeyFile({ algorithm: "Ed25519", secretKey });
	const file = JSON.parse(text) as object;
	const wrong = [
		{},
		[],
		null,
		3,
		{ ...file, format: "x" },
		{ ...file, keyId: "k" },
		{ ...file, algorithm: "passkey" },
		{ ...file, secretKey: undefined },
	];
	for (const each of wrong) assert.equal(parseKeyFile(JSON.stringify(each)), undefined);
	assert.equal(parseKeyFile("{"), undefined);
});
