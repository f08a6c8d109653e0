import assert from "node:assert/strict";
import { test } from "node:test";
import { toBase64 } from "../crypto/base64.ts";
import { noteSigner } from "./note-signer.ts";
import { COSIGNER_KEY, formatVkey, isKeyName, LOG_KEY, parseVkey, verifierKey } from "./vkey.ts";

const signer = noteSigner("example.org/log", new Uint8Array(32).fill(7));

test("writes and reads the keys of logs and cosigners", () => {
	for (const type of [LOG_KEY, COSIGNER_KEY] as const) {
		const key = verifierKey(signer.name, type, signer.publicKey);
		assert.deepEqual(parseVkey(formatVkey(key)), { ok: true, value: key });
	}
	const log = verifierKey(signer.name, LOG_KEY, signer.publicKey);
	assert.notEqual(log.id, verifierKey(signer.name, COSIGNER_KEY, signer.publicKey).id);
	assert.notEqual(log.id, verifierKey("example.org/other", LOG_KEY, signer.publicKey).id);
});

test("names what is wrong with a key", () => {
	const good = formatVkey(verifierKey(signer.name, LOG_KEY, signer.publicKey));
	const [name, id, key] = good.split(/\+(.{8})\+/) as [string, string, string];
	const typed = (type: number) => toBase64(Uint8Array.of(type, ...signer.publicKey));
	const cases: [string, string][] = [
		["", "vkey-syntax"],
		[`${name}+${id}`, "vkey-syntax"],
		[`${name}+${id}+`, "vkey-syntax"],
		[`${name}+${id.toUpperCase()}+${key}`, "vkey-syntax"],
		[`${name}+${id.slice(1)}+${key}`, "vkey-syntax"],
		[`${good}\n`, "vkey-syntax"],
		[`${good} `, "vkey-syntax"],
		[good.slice(0, -1), "vkey-syntax"],
		[good.padStart(600, "x"), "vkey-syntax"],
		[`+${id}+${key}`, "vkey-name"],
		[`a b+${id}+${key}`, "vkey-name"],
		[`${name}+${id}+${typed(2)}`, "vkey-type"],
		[`${name}+${id}+${typed(6)}`, "vkey-type"],
		[`${name}+${id}+AQ==`, "vkey-public-key"],
		[`${name}+${id}+${toBase64(new Uint8Array(33).fill(1, 0, 2))}`, "vkey-public-key"],
		[`${name}+00000000+${key}`, "vkey-id-mismatch"],
		[`${name}x+${id}+${key}`, "vkey-id-mismatch"],
	];
	for (const [text, reason] of cases) assert.deepEqual(parseVkey(text), { ok: false, reason }, text);
});

test("refuses names with spaces, pluses, control characters, or too long", () => {
	for (const name of ["a", "市政府/日志", "example.org/log", "x".repeat(255)])
		assert.ok(isKeyName(name), name);
	for (const name of [
		"",
		"a b",
		"a+b",
		"a\u00a0b",
		"a\u0085b",
		"a\u3000b",
		"a\nb",
		"a\u0000",
		"\ud800",
		"x".repeat(256),
	])
		assert.equal(isKeyName(name), false, JSON.stringify(name));
	assert.throws(() => verifierKey("a b", LOG_KEY, signer.publicKey), RangeError);
	assert.throws(() => verifierKey("a", LOG_KEY, new Uint8Array(32).fill(255)), RangeError);
});
