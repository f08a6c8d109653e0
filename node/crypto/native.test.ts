import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
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

test("does without prebuilt libraries where none loads, with the same answers", () => {
	const resolve = `export function resolve(name, context, next) {
		if (name === "sodium-native" || name === "@chainsafe/hashtree") throw new Error("absent");
		return next(name, context);
	}`;
	const hook = `import { register } from "node:module"; register("data:text/javascript," + ${JSON.stringify(encodeURIComponent(resolve))});`;
	const program = `
		const { installNativeCrypto } = await import(${JSON.stringify(new URL("native.ts", import.meta.url))});
		const { verifyEd25519 } = await import(${JSON.stringify(new URL("ed25519.ts", import.meta.url))});
		const { ed25519Probes } = await import(${JSON.stringify(new URL("ed25519-probes.ts", import.meta.url))});
		const right = ed25519Probes.filter((p) => verifyEd25519(p.publicKey, p.message, p.signature) === p.valid);
		console.log(JSON.stringify([installNativeCrypto(), right.length, ed25519Probes.length]));`;
	const url = `data:text/javascript,${encodeURIComponent(hook)}`;
	const child = spawnSync(process.execPath, ["--import", url, "--input-type=module", "-e", program], {
		encoding: "utf8",
	});
	assert.equal(child.stderr, "");
	const [installed, right, asked] = JSON.parse(child.stdout);
	assert.deepEqual(installed, { sha256: "openssl", sha256Pairs: "openssl", ed25519: "openssl" });
	assert.ok(asked > 0);
	assert.equal(right, asked);
});
