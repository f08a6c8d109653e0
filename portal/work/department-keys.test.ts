// biome-ignore-all lint/correctness/noUndeclaredDependencies: the command line writes the files that are brought
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { formatSealingKey } from "@mingjian/cli/keys/sealing-key-file.ts";
import { sealingKeyPairOf } from "@mingjian/client/seal/hpke-suite.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { PortalStore } from "../session/portal-store.ts";
import { DepartmentKeys } from "./department-keys.ts";
import { OpenedCases, readableMinutes } from "./opened-cases.ts";
import { readSealingKeyFile } from "./sealing-key-file.ts";
import { unlockedHours } from "./unlocked-hours.ts";

const folder = mkdtempSync(join(tmpdir(), "mingjian-work-"));
const store = new PortalStore(folder);
after(() => {
	store.close();
	rmSync(folder, { recursive: true });
});

const department = "department:land";
const passphrase = "一句足够长的部门口令就可以了";
const seed = Uint8Array.from({ length: 32 }, (_, at) => at * 7 + 1);
const octets = (text: string) => new TextEncoder().encode(text);

test("a key lies under its passphrase, and is unlocked for a working day", async () => {
	let now = 1_000_000;
	const keys = new DepartmentKeys({ store, clock: () => now });
	assert.equal(keys.state(department), "none");
	await keys.keep(department, { key: "s1", seed }, passphrase);
	assert.equal(keys.state(department), "locked");
	assert.deepEqual(await keys.pairs(department), []);
	assert.equal(await keys.unlock(department, "another passphrase"), 0);
	assert.equal(await keys.unlock("department:tax", passphrase), 0);
	assert.equal(keys.state(department), "locked");
	assert.equal(await keys.unlock(department, passphrase), 1);
	const pair = await sealingKeyPairOf(seed);
	assert.deepEqual(await keys.pairs(department), [pair]);
	const onDisk = ["portal.sqlite", "portal.sqlite-wal"].map((name) =>
		readFileSync(join(folder, "portal", name)),
	);
	for (const secret of [seed, pair.secretKey])
		assert.ok(
			onDisk.every((bytes) => bytes.indexOf(Buffer.from(secret)) < 0),
			toHex(secret),
		);
	now += unlockedHours * 3_600_000 - 1;
	assert.equal(keys.state(department), "open");
	now += 1;
	assert.equal(keys.state(department), "locked");
	assert.deepEqual(await keys.pairs(department), []);
	await keys.unlock(department, passphrase);
	keys.lock(department);
	assert.equal(keys.state(department), "locked");
});

test("a key file of the command line is read with its passphrase alone, and nothing else is", async () => {
	const plain = octets(await formatSealingKey(seed, department));
	const sealed = octets(await formatSealingKey(seed, department, passphrase));
	for (const file of [plain, sealed]) {
		const brought = await readSealingKeyFile(file, passphrase);
		assert.ok(typeof brought !== "string", String(brought));
		assert.deepEqual([brought.account, brought.seed], [department, seed]);
	}
	assert.equal(await readSealingKeyFile(sealed, "a wrong passphrase"), "passphrase");
	const changed = JSON.parse(await formatSealingKey(seed, department)) as Record<string, unknown>;
	const malformed = [
		{ ...changed, seed: "AAAA" },
		{ ...changed, publicKey: "AAAA" },
		{ ...changed, format: "mingjian-key/1" },
		null,
		{ ...changed, seed: undefined, encrypted: { cost: 2 ** 24, blockSize: 8, parallelisation: 1 } },
	];
	for (const file of malformed)
		assert.match(
			String(await readSealingKeyFile(octets(JSON.stringify(file)), passphrase)),
			/malformed|passphrase/,
		);
	assert.equal(await readSealingKeyFile(octets("{"), passphrase), "malformed");
});

test("what was opened is one session's, for a while, and put away at once when asked", () => {
	let now = 0;
	const opened = new OpenedCases(() => now);
	const part = (content: string) => ({
		group: "contact",
		content,
		kind: "answers" as const,
		sealedMs: 0,
		plain: { kind: "json" as const, value: { name: "张伟" } },
	});
	opened.add("session", "case", part("c1"));
	assert.deepEqual([...opened.find("session", "case")!.parts.keys()], ["c1"]);
	assert.equal(opened.find("another session", "case"), undefined);
	assert.equal(opened.find("session", "another case"), undefined);
	now += 60_000;
	// What is opened later does not make the first last longer.
	opened.add("session", "case", part("c2"));
	assert.deepEqual([...opened.find("session", "case")!.parts.keys()], ["c1", "c2"]);
	now += (readableMinutes - 1) * 60_000;
	assert.equal(opened.find("session", "case"), undefined);
	opened.add("session", "case", part("c1"));
	opened.close("session", "case");
	assert.equal(opened.find("session", "case"), undefined);
});
