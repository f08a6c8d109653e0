import assert from "node:assert/strict";
import {
	cpSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { signed, testTimeMs } from "../http/testing/open-door.ts";
import type { RunningNode } from "../pipeline/running-node.ts";
import { smallGenesis, smallNode } from "../pipeline/testing/small-node.ts";
import { diskFiles } from "../store/files.ts";
import { temporary } from "../store/testing/temporary.ts";
import { Vault } from "../vault/vault.ts";
import { newIdentity } from "./age-box.ts";
import { type BackupSetting, backUp } from "./back-up.ts";
import { BackupTrouble, type BackupTroubleCode } from "./backup-trouble.ts";
import { type RestoreSetting, restore } from "./restore.ts";

const { identity, recipient } = await newIdentity();
const files = diskFiles;

interface Place {
	readonly directory: string;
	readonly to: string;
	readonly node: RunningNode;
}

async function place(): Promise<Place> {
	const directory = temporary();
	const node = await smallNode(directory);
	writeFileSync(join(directory, "genesis.json"), JSON.stringify(smallGenesis));
	mkdirSync(join(directory, "keys"));
	writeFileSync(join(directory, "keys", "log.json"), "the key", { mode: 0o600 });
	return { directory, to: temporary(), node };
}

const run = ({ directory, to }: Place, changes: Partial<BackupSetting> = {}) =>
	backUp({ files, directory, to, recipients: [recipient], ...changes });

const back = (from: string, to: string, changes: Partial<RestoreSetting> = {}) =>
	restore({ files, from, to, identities: [identity], ...changes });

async function write(node: RunningNode, count: number): Promise<void> {
	for (let at = 0; at < count; at++) assert.ok("index" in (await node.submit(signed())));
}

function refuses(promise: Promise<unknown>, code: BackupTroubleCode): Promise<void> {
	return assert.rejects(promise, (error) => error instanceof BackupTrouble && error.code === code);
}

function filesBelow(path: string): string[] {
	return readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((each) => each.isFile())
		.map((each) => join(each.parentPath, each.name))
		.sort();
}

test("a backup taken while the node writes holds everything acknowledged before it ended its reading, and restores to the same roots", async () => {
	const from = await place();
	await write(from.node, 30);
	let writing = true;
	const acknowledged: { readonly index: number; readonly atMs: number }[] = [];
	const writer = (async () => {
		while (writing) {
			const receipt = await from.node.submit(signed());
			if ("index" in receipt) acknowledged.push({ index: receipt.index, atMs: performance.now() });
		}
	})();
	while (acknowledged.length < 5) await new Promise(setImmediate);
	const { list } = await run(from, { clock: () => Math.ceil(performance.now()) });
	writing = false;
	await writer;
	const promised = acknowledged.filter(({ atMs }) => atMs < list.asOfMs - 1);
	assert.ok(promised.length > 0);
	for (const { index } of promised)
		assert.ok(index < list.record.size, `entry ${index} of ${list.record.size}`);

	const to = temporary();
	await back(from.to, to);
	const restored = await smallNode(to);
	const { height, size, root } = restored.head();
	assert.deepEqual([height, size, toHex(root)], [list.record.height, list.record.size, list.record.root]);
	assert.equal((await restored.entryProof(promised.at(-1)!.index)) === undefined, false);
	assert.deepEqual(readFileSync(join(to, "keys", "log.json"), "utf8"), "the key");
	assert.equal(statSync(join(to, "keys", "log.json")).mode & 0o777, 0o600);
	assert.equal(readdirSync(to).includes("floor.json"), false);
	await write(restored, 1);
});

test("a second run writes what is new and nothing else, and many small runs do not leave a part each", async () => {
	const from = await place();
	await write(from.node, 100);
	const first = await run(from);
	assert.deepEqual(first.added, { blocks: from.node.head().height + 1, files: 2, contents: 0 });
	const again = await run(from);
	assert.deepEqual(again.added, { blocks: 0, files: 0, contents: 0 });
	for (let at = 0; at < 12; at++) {
		await write(from.node, 1);
		const { added, list, octetsWritten } = await run(from);
		assert.deepEqual(added, { blocks: 1, files: 0, contents: 0 });
		assert.ok(octetsWritten < first.octetsWritten / 2, `${octetsWritten}`);
		assert.ok(list.record.parts.length <= 6, `${list.record.parts.length} parts`);
	}
	const to = temporary();
	const list = await back(from.to, to);
	assert.equal(list.record.height, from.node.head().height);
	assert.deepEqual((await smallNode(to)).head(), from.node.head());
});

test("where the local note is lost or the folder misses something, it is written again", async () => {
	const from = await place();
	await write(from.node, 20);
	await run(from);
	rmSync(join(from.directory, "backup.json"));
	assert.equal((await run(from)).added.blocks, from.node.head().height + 1);
	const [part] = readdirSync(join(from.to, "blocks")).sort();
	rmSync(join(from.to, "blocks", part!));
	for (const kept of readdirSync(join(from.to, "files"))) rmSync(join(from.to, "files", kept));
	await run(from);
	await back(from.to, temporary());
});

test("a byte changed, a file cut or missing anywhere in a backup is refused", async () => {
	const from = await place();
	const vault = await Vault.open(files, join(from.directory, "vault"), testTimeMs);
	await vault.putWrap(await vault.putSealed(utf8("sealed")), utf8("a wrap"));
	await vault.close();
	await write(from.node, 5);
	await run(from);
	const objects = filesBelow(from.to).filter((path) => path.endsWith(".age"));
	const kindOf = (path: string) => path.slice(from.to.length + 1).split("/")[0]!;
	assert.deepEqual([...new Set(objects.map(kindOf))], ["blocks", "files", "lists", "vault"]);
	const named = new Set<string>();
	for (const path of objects) {
		const whole = readFileSync(path);
		for (const at of [0, 40, whole.length >> 1, whole.length - 1]) {
			const bad = Buffer.from(whole);
			bad[at]! ^= 1;
			writeFileSync(path, bad);
			// The age header of a list names who can read it: one bit there makes it somebody else's.
			const codes = ["backup-damaged", ...(path.includes("lists") ? ["backup-identity"] : [])];
			await assert.rejects(back(from.to, temporary()), (error) => {
				const { code, message } = error as BackupTrouble;
				if (message.includes(path.slice(from.to.length + 1))) named.add(kindOf(path));
				return codes.includes(code);
			});
		}
		truncateSync(path, whole.length - 1);
		await refuses(back(from.to, temporary()), "backup-damaged");
		rmSync(path);
		const none = path.includes("lists") ? "backup-missing" : "backup-damaged";
		await refuses(back(from.to, temporary()), none);
		writeFileSync(path, whole);
	}
	// Whoever restores is told which file of which kind it was.
	assert.deepEqual([...named], ["blocks", "files", "lists", "vault"]);
	await back(from.to, temporary());
});

test("a backup put together of parts of others is refused", async () => {
	const from = await place();
	await write(from.node, 5);
	await run(from);
	const older = temporary();
	cpSync(from.to, older, { recursive: true });
	await write(from.node, 5);
	await run(from);
	const [first, second] = readdirSync(join(from.to, "lists")).sort();
	cpSync(join(older, "lists", first!), join(from.to, "lists", second!));
	await refuses(back(from.to, temporary()), "backup-damaged");
});

test("only an identity it was made for opens a backup, and only a recipient can be made one for", async () => {
	const from = await place();
	const other = await newIdentity();
	await run(from, { recipients: [recipient, other.recipient] });
	await back(from.to, temporary(), { identities: [other.identity] });
	await refuses(
		back(from.to, temporary(), { identities: [(await newIdentity()).identity] }),
		"backup-identity",
	);
	await refuses(back(from.to, temporary(), { identities: ["AGE-SECRET-KEY-1"] }), "backup-identity");
	await refuses(run(from, { recipients: [] }), "backup-recipient");
	await refuses(run(from, { recipients: ["age1nobody"] }), "backup-recipient");
	const octets = filesBelow(from.to).map((path) => readFileSync(path).toString("latin1"));
	assert.ok(octets.every((each) => !each.includes("the key")));
});

test("a restore refuses a folder that holds something, a folder without a backup, and one of another ledger", async () => {
	const from = await place();
	await run(from);
	await refuses(back(from.to, from.directory), "restore-target");
	await refuses(back(temporary(), temporary()), "backup-missing");
	await refuses(back(from.to, temporary(), { number: 9 }), "backup-missing");
	writeFileSync(join(from.directory, "genesis.json"), JSON.stringify({ ...smallGenesis, ledger: "other" }));
	await refuses(run(from), "backup-other");
});

test("a restored record that is older than a known checkpoint is not served, nor one that is another", async () => {
	const from = await place();
	await write(from.node, 3);
	await run(from);
	await write(from.node, 3);
	const { size, root } = from.node.head();
	const behind = temporary();
	await back(from.to, behind, { known: { size, root } });
	await refuses(smallNode(behind), "restore-behind");
	await refuses(smallNode(behind), "restore-behind");

	await run(from);
	const level = temporary();
	await back(from.to, level, { known: { size, root } });
	assert.equal((await smallNode(level)).head().size, size);

	const other = temporary();
	await back(from.to, other, { known: { size: size + 1, root } });
	writeFileSync(
		join(other, "floor.json"),
		JSON.stringify({ format: "mingjian-floor/1", size, root: "0".repeat(64) }),
	);
	await refuses(smallNode(other), "restore-differs");
	writeFileSync(join(other, "floor.json"), "{");
	await refuses(smallNode(other), "restore-differs");
});

test("a record that is damaged is not backed up as if it were whole", async () => {
	const from = await place();
	await write(from.node, 10);
	await from.node.close();
	const [segment] = filesBelow(join(from.directory, "record")).filter((path) => path.includes("blocks-"));
	const octets = readFileSync(segment!);
	octets[octets.length >> 1]! ^= 1;
	writeFileSync(segment!, octets);
	await refuses(run(from), "backup-source");
	truncateSync(segment!, octets.length >> 1);
	await refuses(run(from), "backup-source");
});

test("what was erased from the vault is in no backup any more, and what is live comes back with its wraps", async () => {
	const from = await place();
	const vault = await Vault.open(files, join(from.directory, "vault"), testTimeMs);
	const [kept, erased] = [await vault.putSealed(utf8("kept")), await vault.putSealed(utf8("to be erased"))];
	const wraps = [await vault.putWrap(kept, utf8("wrap one")), await vault.putWrap(kept, utf8("wrap two"))];
	await vault.putWrap(erased, utf8("its wrap"));
	await vault.useOpening("ab".repeat(32), testTimeMs + 1);
	assert.equal((await run(from)).list.vault.length, 2);
	await vault.erase(erased);
	await vault.dropWrap(kept, wraps[1]!);
	const { list } = await run(from);
	assert.deepEqual(
		list.vault.map(({ contentId, wraps: held }) => ({ contentId, wraps: held })),
		vault.live(),
	);
	assert.equal(readdirSync(join(from.to, "vault")).length, 1);
	await vault.close();

	const to = temporary();
	await back(from.to, to);
	const restored = await Vault.open(files, join(to, "vault"), testTimeMs);
	assert.deepEqual(restored.live(), [{ contentId: kept, wraps: [wraps[0]!] }]);
	assert.deepEqual(await restored.sealed(kept), utf8("kept"));
	assert.equal(await restored.useOpening("ab".repeat(32), testTimeMs + 1), false);
	await restored.close();
});

test("a member's engine comes back with its keys and heights, and without what it voted for", async () => {
	const from = await place();
	for (const [folder, name] of [
		["config", "node_key.json"],
		["data", "priv_validator_state.json"],
	] as const) {
		mkdirSync(join(from.directory, "engine", folder), { recursive: true });
		writeFileSync(join(from.directory, "engine", folder, name), name);
	}
	writeFileSync(join(from.directory, "engine", "heights"), "heights");
	await run(from);
	const to = temporary();
	await back(from.to, to);
	const found = filesBelow(join(to, "engine")).map((path) => path.slice(to.length + 1));
	assert.deepEqual(found, ["engine/config/node_key.json", "engine/heights"]);
});
