import assert from "node:assert/strict";
import { test } from "node:test";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { PowerCut, PowerCutFiles } from "./testing/power-cut-files.ts";
import { Vault } from "./vault.ts";

const directory = "/data/vault";
const octets = utf8("ciphertext of a content");
const wraps = ["of the owner", "of land"].map(utf8);
const contentId = toHex(sha256(octets));
const day = 86_400_000;

const open = (files: PowerCutFiles, nowMs = 0) => Vault.open(files, directory, nowMs);

async function filled(files = new PowerCutFiles()): Promise<Vault> {
	const vault = await open(files);
	await vault.putSealed(octets);
	for (const wrap of wraps) await vault.putWrap(contentId, wrap);
	return vault;
}

function anywhere(files: PowerCutFiles, wanted: Bytes): boolean {
	return files.all().some(([, bytes]) => Buffer.from(bytes).includes(Buffer.from(wanted)));
}

test("what is put is held over a power cut, byte for byte, and listed as live", async () => {
	const files = new PowerCutFiles();
	await filled(files);
	files.cut();
	const vault = await open(files);
	assert.deepEqual(await vault.sealed(contentId), octets);
	const ids = wraps.map((wrap) => toHex(sha256(wrap)));
	for (const [at, id] of ids.entries()) assert.deepEqual(await vault.wrap(contentId, id), wraps[at]);
	assert.deepEqual(vault.live(), [{ contentId, wraps: ids.toSorted() }]);
	assert.equal(await vault.sealed("0".repeat(64)), undefined);
	assert.equal(await vault.wrap(contentId, "0".repeat(64)), undefined);
});

test("a power cut at any moment of putting leaves the whole content or none, and nothing acknowledged is lost", async () => {
	for (let left = 0, done = false; !done; left++) {
		const files = new PowerCutFiles();
		const vault = await open(files);
		files.left = left;
		done = await vault.putSealed(octets).then(
			() => true,
			(error) => {
				assert.ok(error instanceof PowerCut);
				return false;
			},
		);
		files.cut();
		const found = await (await open(files)).sealed(contentId);
		if (done || found) assert.deepEqual(found, octets);
		assert.ok(!files.all().some(([path]) => path.endsWith(".tmp")));
	}
});

test("what is erased is nowhere, and a power cut at any moment of erasing is made good by erasing again", async () => {
	for (let left = 0, done = false; !done; left++) {
		const files = new PowerCutFiles();
		const vault = await filled(files);
		files.left = left;
		done = await vault.erase(contentId).then(
			() => true,
			() => false,
		);
		files.cut();
		const next = await open(files);
		if (!done) await next.erase(contentId);
		assert.deepEqual(next.live(), []);
		files.cut();
		for (const each of [octets, ...wraps]) assert.ok(!anywhere(files, each), `cut after ${left}`);
		assert.deepEqual((await open(files)).contents(), []);
	}
});

test("a wrap dropped is gone, the others and the ciphertext stay", async () => {
	const files = new PowerCutFiles();
	const vault = await filled(files);
	const [owner, land] = wraps.map((wrap) => toHex(sha256(wrap)));
	await vault.dropWrap(contentId, land!);
	files.cut();
	const next = await open(files);
	assert.deepEqual(next.live(), [{ contentId, wraps: [owner] }]);
	assert.ok(!anywhere(files, wraps[1]!));
});

test("an erased content can be put again only by putting it, and doing either twice changes nothing", async () => {
	const vault = await filled();
	await vault.putSealed(octets);
	await vault.erase(contentId);
	await vault.erase(contentId);
	assert.equal(vault.has(contentId), false);
	assert.deepEqual(vault.wrapsOf(contentId), []);
});

test("octets that changed on the disk are not handed out", async () => {
	const files = new PowerCutFiles();
	const vault = await filled(files);
	const [path] = files.all().find(([each]) => each.endsWith(contentId))!;
	const file = await files.open(path);
	file.writeNow(utf8("X"), 3);
	await assert.rejects(vault.sealed(contentId), { code: "vault-damaged" });
});

test("an opening is used once, over power cuts too, and two who ask at once are not both told yes", async () => {
	const opening = "ab".repeat(32);
	for (let left = 0, done = false; !done; left++) {
		const files = new PowerCutFiles();
		const vault = await open(files);
		files.left = left;
		const [first, second] = await Promise.allSettled([
			vault.useOpening(opening, 5 * day),
			vault.useOpening(opening, 5 * day),
		]);
		assert.deepEqual([second.status, second.status === "fulfilled" && second.value], ["fulfilled", false]);
		done = first.status === "fulfilled";
		files.cut();
		const next = await open(files, 5 * day);
		assert.equal(await next.useOpening(opening, 5 * day), !done);
		assert.equal(await next.useOpening("cd".repeat(32), 5 * day), true);
	}
});

test("an opening is not forgotten within a day of its end", async () => {
	const vault = await open(new PowerCutFiles());
	const [old, recent] = ["ab".repeat(32), "cd".repeat(32)];
	await vault.useOpening(old, day);
	await vault.useOpening(recent, day + 1);
	vault.forgetOpenings(2 * day + 1);
	assert.equal(await vault.useOpening(recent, day + 1), false);
	assert.equal(await vault.useOpening(old, day), true);
});

test("openings whose term is long over are forgotten, the others are not", async () => {
	const files = new PowerCutFiles();
	const vault = await open(files);
	const [old, recent] = ["ab".repeat(32), "cd".repeat(32)];
	await vault.useOpening(old, day);
	await vault.useOpening(recent, 3 * day);
	await vault.close();
	for (let life = 0; life < 2; life++) {
		const next = await open(files, 2 * day + 1);
		assert.equal(await next.useOpening(recent, 3 * day), false);
		await next.close();
		files.cut();
	}
	assert.equal(await (await open(files, 2 * day + 1)).useOpening(old, day), true);
});
